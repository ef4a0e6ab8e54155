//! Names and what they stand for: desks, reporters and series.

use rustc_hash::FxHashMap;

use super::Person;
use crate::config::{Accounts, Config, Desk};
use crate::diag::{Diag, FieldPath, Place, Severity, suggest};
use crate::lang::Text;
use crate::manuscript::Manuscript;
use crate::path::RelPath;
use crate::slug::{self, Slug};

/// Names by which things are found, and the things that only a name made (bare newsrooms).
pub(super) struct Roster<'r> {
    pub config: &'r Config,
    pub desks: Vec<Desk>,
    pub people: Vec<Person>,
    desk_ids: FxHashMap<String, usize>,
    person_ids: FxHashMap<String, usize>,
}

impl<'r> Roster<'r> {
    pub fn new(config: &'r Config, people: Vec<Person>) -> Self {
        let desks = config.desks.clone();
        Self {
            config,
            desk_ids: desks.iter().enumerate().map(|(i, desk)| (desk.id.to_string(), i)).collect(),
            person_ids: people.iter().enumerate().map(|(i, person)| (person.id.to_string(), i)).collect(),
            desks,
            people,
        }
    }

    /// Finds the desk of a story: the one it names, else the folder it lies in.
    pub fn desk(&mut self, manuscript: &Manuscript, root: &str, diags: &mut Vec<Diag>) -> Option<usize> {
        let folder = manuscript.source.below(root).and_then(|below| below.split_once('/')).map(|(first, _)| first);
        if self.config.bare {
            let id = manuscript.front.desks.first().map(|d| &**d).or(folder)?;
            return self.bare_desk(id.trim_start_matches('_'));
        }
        for name in &manuscript.front.desks {
            if let Some(index) = self.desk_ids.get(&**name) {
                return Some(*index);
            }
        }
        let Some(name) = manuscript.front.desks.first() else {
            return folder.and_then(|folder| self.desk_ids.get(folder)).copied();
        };
        let ids = self.desks.iter().map(|desk| &*desk.id);
        let hint = suggest::did_you_mean(name, ids.clone()).unwrap_or_else(|| {
            let ids: Vec<&str> = ids.collect();
            if ids.is_empty() {
                "add it to `desks:` in newsroom.yaml".to_owned()
            } else {
                format!("the desks are {}; others are added in newsroom.yaml", ids.join(", "))
            }
        });
        let diag = Diag::error("desk-unknown", format!("there is no desk `{name}`")).hint(hint);
        diags.push(diag.at(field(&manuscript.source, "desk")));
        None
    }

    fn bare_desk(&mut self, name: &str) -> Option<usize> {
        if matches!(name, "posts" | "drafts" | "") {
            return None;
        }
        let id = match slug::slugify(name) {
            empty if empty.is_empty() => return None,
            id => id,
        };
        if let Some(index) = self.desk_ids.get(&id) {
            return Some(*index);
        }
        self.desks.push(Desk { id: id.clone().into(), name: Text::one(name), summary: Text::default() });
        self.desk_ids.insert(id, self.desks.len() - 1);
        Some(self.desks.len() - 1)
    }

    /// Finds a reporter.
    pub fn person(&mut self, name: &str, place: impl FnOnce() -> Place, diags: &mut Vec<Diag>) -> Option<usize> {
        if let Some(index) = self.person_ids.get(name) {
            return Some(*index);
        }
        if self.config.bare {
            let slug = slug::check(&slug::slugify(name)).ok()?;
            let person = Person {
                id: name.into(),
                slug,
                versions: Vec::new(),
                name: Text::one(name),
                role: Text::default(),
                desk: None,
                links: Vec::new(),
                accounts: Accounts::default(),
            };
            self.people.push(person);
            self.person_ids.insert(name.to_owned(), self.people.len() - 1);
            return Some(self.people.len() - 1);
        }
        let lang = self.config.default_language();
        let named = self.people.iter().find(|person| person.name.get(lang) == name);
        let hint = match named {
            Some(person) => format!("write the id `{}`", person.id),
            None => suggest::did_you_mean(name, self.people.iter().map(|person| &*person.id)).unwrap_or_else(|| {
                format!("write `content/people/{}.md` with the reporter's name", slug::slugify(name))
            }),
        };
        diags.push(Diag::error("person-unknown", format!("there is no reporter `{name}`")).hint(hint).at(place()));
        None
    }
}

/// Returns the place of a front matter field.
pub(super) fn field(source: &RelPath, key: &'static str) -> Place {
    Place::field(source, FieldPath::root().key(key))
}

/// Makes the last part of the address of a person, a series or a collection.
pub(super) fn slug_of(id: &str, source: &RelPath, diags: &mut Vec<Diag>) -> Option<Slug> {
    let wanted = match slug::slugify(id) {
        empty if empty.is_empty() => id.to_owned(),
        slug => slug,
    };
    match slug::check(&wanted) {
        Ok(slug) => Some(slug),
        Err(message) => {
            diags.push(Diag::error("slug-form", message).at(Place::file(source)).weighing(Severity::Error));
            None
        }
    }
}
