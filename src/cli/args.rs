//! Arguments of the command line, and nothing else.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// The static site generator for a company's own newsroom.
#[derive(Parser, Debug)]
#[command(name = "masthead", version, about, arg_required_else_help = true)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Build the site
    Build(Build),
    /// Show the newsroom in the browser while it is being written
    Serve(Serve),
    /// Report what is wrong, and write nothing
    Check(Ask),
    /// Make a newsroom that builds at once
    Init(Init),
    /// Write a new story file
    New(New),
    /// Say whether a story is shown, why, until when, and where
    Explain(Explain),
    /// List the coming moments at which the site changes
    Calendar(Ask),
}

/// Where the newsroom lies, for whom and as of when it is seen.
#[derive(Args, Debug, Clone)]
pub(super) struct Look {
    /// The newsroom's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// See it as of this moment, such as 2026-12-01T09:00+09:00, instead of now
    #[arg(long, value_name = "MOMENT")]
    pub at: Option<String>,
    /// The address readers use, instead of the one in newsroom.yaml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Include drafts and everything that is held; the same as --audience internal
    #[arg(long)]
    pub drafts: bool,
    /// For whom: public, press (embargoed news included) or internal (drafts included)
    #[arg(long, value_name = "AUDIENCE", default_value = "public", value_parser = ["public", "press", "internal"])]
    pub audience: String,
}

/// A look at the newsroom, and how what is seen is printed.
#[derive(Args, Debug)]
pub(super) struct Ask {
    #[command(flatten)]
    pub look: Look,
    /// Print JSON for machines
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub(super) struct Build {
    #[command(flatten)]
    pub ask: Ask,
    /// The output folder [default: public, public-press or public-drafts]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct Serve {
    #[command(flatten)]
    pub look: Look,
    /// The port [default: a free one near 4000]
    #[arg(long, value_name = "NUMBER")]
    pub port: Option<u16>,
    /// Let others in the network see it, drafts included: the address to listen at, such as 0.0.0.0
    #[arg(long, value_name = "ADDRESS")]
    pub host: Option<String>,
    /// Do not open the browser
    #[arg(long)]
    pub no_open: bool,
    /// Go to the story that is being edited
    #[arg(long)]
    pub follow: bool,
    /// The editor that links open: vscode, cursor, windsurf, zed, sublime, textmate, idea, obsidian, none, or an
    /// address with {file}, {line} and {column}
    #[arg(long, value_name = "NAME", default_value = "vscode")]
    pub editor: String,
    /// Look at the files all the time, for folders on other computers
    #[arg(long)]
    pub poll: bool,
}

#[derive(Args, Debug)]
pub(super) struct Init {
    /// The folder to make
    pub dir: PathBuf,
    /// The newsroom's name
    #[arg(long)]
    pub name: Option<String>,
    /// The language of the first stories: ko or en
    #[arg(long, default_value = "ko")]
    pub lang: String,
}

#[derive(Args, Debug)]
pub(super) struct New {
    /// The kind of story: story or release
    pub kind: String,
    /// The headline
    pub title: String,
    /// The newsroom's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The desk [default: the first one]
    #[arg(long)]
    pub desk: Option<String>,
    /// The reporter's id [default: the first one]
    #[arg(long)]
    pub author: Option<String>,
    /// The language [default: the newsroom's first one]
    #[arg(long)]
    pub lang: Option<String>,
    /// The file's name and last part of the address [default: made from the headline]
    #[arg(long)]
    pub slug: Option<String>,
    /// Print JSON for machines
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub(super) struct Explain {
    /// A file of the newsroom, or an address of the site
    pub path: String,
    #[command(flatten)]
    pub ask: Ask,
}
