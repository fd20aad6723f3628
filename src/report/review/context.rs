//! What the sections of a report share: how files, places, members and levels are called, and the list of sources.
//!
//! Called by the sections.

use crate::catalog::{
    Catalog, MailboxLevel, MemberId, PERMISSIONS_DATE, PERMISSIONS_URL, member_url, typings,
};
use crate::manifest::EntryKind;
use crate::report::ScannedTree;
use crate::report::words::Line;
use crate::review::{AddInReview, Entry, Place, Review};
use crate::rules::Location;
use crate::text::prose;
use std::path::Path;

/// Where the typings can be read.
const TYPINGS_URL: &str = "https://www.npmjs.com/package/@types/office-js";

/// So many files are named, and so many lines of each; the rest is counted.
const FILES: usize = 4;
const LINES: usize = 6;

/// An add-in of a tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) tree: &'a ScannedTree,
    pub(super) review: &'a Review,
    pub(super) add_in: &'a AddInReview,
}

/// Where statements come from: each page once, numbered as it is cited.
#[derive(Debug, Default)]
pub(super) struct Sources {
    cited: Vec<(String, Line)>,
}

impl Sources {
    /// The number of a page; `date` is ISO, of the version that was read.
    pub(super) fn cite(&mut self, title: &str, date: &str, url: &str) -> usize {
        if let Some(at) = self.cited.iter().position(|(known, _)| known == url) {
            return at + 1;
        }
        let read =
            if date.is_empty() { String::new() } else { format!(", version of {}", prose::date(date)) };
        let line = Line::plain(format!("{title}{read}: ")).link(url, url);
        self.cited.push((url.to_owned(), line));
        self.cited.len()
    }

    /// The page about the levels.
    pub(super) fn levels(&mut self) -> usize {
        self.cite("Microsoft, Outlook permission levels", PERMISSIONS_DATE, PERMISSIONS_URL)
    }

    /// The typings, which say what each member needs.
    pub(super) fn typings(&mut self) -> usize {
        self.cite(&format!("Microsoft, level of each member ({})", typings()), "", TYPINGS_URL)
    }

    pub(super) fn lines(self) -> Vec<Line> {
        self.cited.into_iter().map(|(_, line)| line).collect()
    }
}

impl Subject<'_> {
    /// What the add-in is called: by the configuration, by its first manifest, or by its folder.
    pub(super) fn name(&self) -> String {
        let snapshot = &self.tree.snapshot;
        let add_in = snapshot.add_ins.get(self.add_in.add_in);
        let manifests = self.add_in.manifests.iter().filter_map(|&n| snapshot.manifests.get(n));
        let configured = add_in.and_then(|add_in| add_in.name.clone());
        let own =
            || manifests.filter_map(|file| file.manifest.name.as_ref()).map(|name| name.value.clone()).next();
        let folder = || add_in.map(|add_in| self.file(&add_in.root)).unwrap_or_default();
        configured.or_else(own).unwrap_or_else(folder)
    }

    pub(super) fn file(&self, path: &Path) -> String {
        self.tree.name(path)
    }

    pub(super) fn manifest(&self, number: usize) -> String {
        self.tree.snapshot.manifests.get(number).map(|file| self.file(&file.path)).unwrap_or_default()
    }

    fn line_of(&self, place: Place) -> Option<(String, u32)> {
        let source = self.tree.snapshot.sources.get(place.source)?;
        let at = self.tree.place(&Location { file: source.path.clone(), span: place.span });
        Some((at.file, at.line))
    }

    /// The first of several places, those of a file together: `src/app.js:12, 15`.
    pub(super) fn places(&self, all: &[Place]) -> Line {
        let (mut files, mut left): (Vec<(String, Vec<u32>)>, usize) = Default::default();
        for &place in all {
            let Some((file, line)) = self.line_of(place) else { continue };
            let is_full = files.len() == FILES;
            match files.iter_mut().find(|(known, _)| *known == file) {
                Some((_, lines)) if lines.contains(&line) => {}
                Some((_, lines)) if lines.len() < LINES => lines.push(line),
                None if !is_full => files.push((file, vec![line])),
                _ => left += 1,
            }
        }
        let file = |(file, lines): (String, Vec<u32>)| {
            let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
            Line::default().code(format!("{file}:{}", lines.join(", ")))
        };
        let more =
            if left == 0 { String::new() } else { format!(" and {}", prose::count(left, "more place")) };
        Line::joined(files.into_iter().map(file).collect(), "; ").and(more)
    }

    /// How an entry point is called: `task pane page.html`.
    pub(super) fn entry(&self, entry: &Entry) -> Line {
        let file = entry.source.and_then(|number| self.tree.snapshot.sources.get(number));
        let name = file.map_or_else(|| entry.url.clone(), |file| self.file(&file.path));
        Line::default().code(name)
    }
}

/// What starts the code of an entry point.
pub(super) fn started(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Page => "the user opens the pane or page",
        EntryKind::Command => "the user chooses a command",
        EntryKind::Event => "something happens in Outlook",
    }
}

/// How members are called that a place may be: `Body.setAsync`, `item.subject`; it leads to the vendor's page of the first.
pub(super) fn members(members: &[MemberId]) -> Line {
    let catalog = Catalog::get();
    let Some(&first) = members.first() else { return Line::default() };
    let name = &catalog.member(first).name;
    let owner = |member: MemberId| catalog.member(member).owner;
    let is_item = members.iter().all(|&member| catalog.is_item(owner(member)));
    let owner_name = catalog.ty(owner(first)).name.trim_start_matches("Office.");
    let is_one = members.iter().all(|&member| owner(member) == owner(first));
    let shown = match () {
        () if is_item => format!("item.{name}"),
        () if is_one => format!("{owner_name}.{name}"),
        () => name.clone(),
    };
    Line::default().link(shown, member_url(catalog, first))
}

/// `ReadItem`, or that no level is needed.
pub(super) fn level(level: Option<MailboxLevel>) -> String {
    level.map_or("none", MailboxLevel::name).to_owned()
}

/// `reads the subject` -> `Reads the subject`.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
