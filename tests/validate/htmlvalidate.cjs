// Owns which rules of html-validate hold: all of its recommended ones but matters of taste.
module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    "doctype-style": "off",
    "long-title": "off",
    "tel-non-breaking": ["error", { ignoreClasses: ["tel"] }], // the stylesheet keeps them on one line
    "require-sri": "off", // for files of other hosts; a newsroom has its own
    "valid-id": ["error", { relaxed: true }], // HTML allows Hangul and digits at the start
  },
};
