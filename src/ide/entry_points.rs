//! Entry points where an editor shows them: at their names in a manifest, and at their functions in code.
//!
//! What each needs was found out before; here are only the words. Called by the lenses and hovers.

use super::lookup::{self, ManifestContext};
use super::uses::{self, Use};
use super::{Lens, LinkTo, markdown};
use crate::addin::{DeclaredAt, EntryLevel, StartKind};
use crate::rules::Location;
use crate::text::{Span, prose};
use crate::workspace::Snapshot;
use std::path::Path;

/// The entry points of a manifest.
pub(super) fn of_manifest(known: &ManifestContext) -> Vec<EntryLevel> {
    let index = known.snapshot.manifest_index(&known.file.path);
    index.map(|index| known.snapshot.entry_levels(known.add_in, index)).unwrap_or_default()
}

/// The lenses of a manifest's entry points, at their names.
pub(super) fn in_manifest(known: &ManifestContext) -> Vec<Lens> {
    let told = |entry: EntryLevel| match entry.declared_at {
        DeclaredAt::Manifest(at) => Some(lens(known.snapshot, at, &entry)),
        DeclaredAt::Source(..) => None,
    };
    of_manifest(known).into_iter().filter_map(told).collect()
}

/// The lenses of a source: at the functions that a manifest starts, and where it opens dialogs. What several manifests say is
/// said once.
pub(super) fn in_source(snapshot: &Snapshot, file: &Path) -> Vec<Lens> {
    let is_it = |&source: &usize| snapshot.sources.get(source).is_some_and(|source| source.path == file);
    let mut lenses: Vec<Lens> = Vec::new();
    for add_in in snapshot.add_ins.iter().filter(|add_in| add_in.sources.iter().any(is_it)) {
        for known in lookup::for_outlook(snapshot, add_in) {
            for entry in of_manifest(&known) {
                let mut places = entry.functions.clone();
                if let DeclaredAt::Source(source, span) = entry.declared_at {
                    places.push((source, span));
                }
                for (_, at) in places.into_iter().filter(|(source, _)| is_it(source)) {
                    let lens = lens(snapshot, at, &entry);
                    if !lenses.iter().any(|known| (known.at, &known.title) == (lens.at, &lens.title)) {
                        lenses.push(lens);
                    }
                }
            }
        }
    }
    lenses.sort_by_key(|lens| lens.at.start);
    lenses
}

fn lens(snapshot: &Snapshot, at: Span, entry: &EntryLevel) -> Lens {
    let title = format!("{} {}: {} {}", entry.kind.word(), entry.name, needs(entry), entry.level.name());
    let uses = entry.why.iter().filter_map(|(source, usage)| {
        let file = snapshot.sources.get(*source)?.path.clone();
        Some(Location { file, span: usage.span })
    });
    Lens { at, title, uses: uses.collect() }
}

fn needs(entry: &EntryLevel) -> &'static str {
    if entry.certain { "needs" } else { "seems to need" }
}

/// What a hover says at a name that a manifest has for an entry point, and what it is about.
pub(super) fn hover(known: &ManifestContext, at: u32, listed: usize, link: LinkTo) -> Option<(String, Span)> {
    let manifest = &known.file.manifest;
    let function = manifest.functions.iter().find(|function| function.span.touches(at));
    let is_page = || manifest.entries.iter().any(|entry| entry.url.span.touches(at));
    if function.is_none() && !is_page() {
        return None;
    }
    let declared = |entry: &EntryLevel| match entry.declared_at {
        DeclaredAt::Manifest(span) => Some(span),
        DeclaredAt::Source(..) => None,
    };
    let is_meant = |entry: &EntryLevel| match function {
        Some(function) => entry.name == function.value && entry.kind != StartKind::TaskPane,
        None => declared(entry).is_some_and(|span| span.touches(at)),
    };
    let found: Vec<EntryLevel> = of_manifest(known).into_iter().filter(is_meant).collect();
    let span = function.map(|function| function.span).or_else(|| found.first().and_then(declared))?;
    let text = |entry: &EntryLevel| text(known, entry, listed, link);
    let texts: Vec<String> = found.iter().map(text).collect();
    (!texts.is_empty()).then(|| (texts.join("\n\n"), span))
}

fn text(known: &ManifestContext, entry: &EntryLevel, listed: usize, link: LinkTo) -> String {
    let what = match entry.kind {
        StartKind::TaskPane => "pane",
        StartKind::Command => "command",
        StartKind::Event => "event handler",
        StartKind::Dialog => "dialog",
    };
    let name = markdown::code(&entry.name);
    let mut text = format!("The {what} {name} {} **{}**", needs(entry), entry.level.name());
    if entry.up_to > entry.level {
        text += &format!(", at most {}", entry.up_to.name());
    }
    text += &format!(
        ". Of the {} that it loads, only what runs there counts. Mailbox {} holds there.",
        prose::count(entry.sources.len(), "file"),
        entry.set
    );
    let uses: Vec<Use> = entry
        .why
        .iter()
        .filter_map(|(source, usage)| Some(Use { source: known.snapshot.sources.get(*source)?, usage }))
        .collect();
    let list = uses::list(known.snapshot, known.add_in, &uses, listed, link);
    if list.is_empty() { text } else { format!("{text}\n\n{list}") }
}

#[cfg(test)]
mod tests {
    use crate::ide::testing::{link, mail, path, places, tree};
    use crate::ide::{hover, lenses, plain};

    const CODE: &str = "import { read, save } from './item.js';\n\
                        Office.onReady(() => read());\n\
                        Office.actions.associate('keep', (event) => save(event));\n";
    const ITEM: &str = "export function read() { Office.context.mailbox.item.subject.getAsync(() => {}); }\n\
                        export function save(event) { Office.context.mailbox.item.saveAsync(event.completed); }\n";

    fn manifest() -> String {
        mail(
            "<Permissions>ReadItem</Permissions>\n\
             <VersionOverrides xmlns='http://schemas.microsoft.com/office/mailappversionoverrides' \
             xsi:type='VersionOverridesV1_0'><Hosts><Host xsi:type='MailHost'><DesktopFormFactor>\n\
             <FunctionFile resid='page'/><ExtensionPoint xsi:type='MessageComposeCommandSurface'><OfficeTab>\
             <Group><Control xsi:type='Button'><Action xsi:type='ExecuteFunction'>\n\
             <FunctionName>ke‸ep</FunctionName></Action></Control></Group></OfficeTab></ExtensionPoint>\n\
             </DesktopFormFactor></Host></Hosts><Resources><bt:Urls xmlns:bt='x'>\n\
             <bt:Url id='page' DefaultValue='https://a.example/page.html'/></bt:Urls></Resources></VersionOverrides>",
        )
    }

    #[test]
    fn the_function_and_its_name_in_the_manifest_say_what_it_needs() {
        let page = "<script src='https://x/office.js'></script><script type='module' src='page.js'></script>";
        let files = [
            ("manifest.xml", manifest()),
            ("page.html", page.into()),
            ("page.js", CODE.into()),
            ("item.js", ITEM.into()),
        ];
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let (snapshot, cursors) = tree(&files);
        let told = |file: &str| {
            let text = snapshot.text(&path(file)).unwrap().0.to_owned();
            let told = |lens: crate::ide::Lens| {
                let uses = places(&snapshot, &lens.uses).join(", ");
                format!("{} {} -> {uses}", lens.at.of(&text).lines().next().unwrap(), lens.title)
            };
            lenses(&snapshot, &path(file)).into_iter().map(told).collect::<Vec<_>>()
        };
        let needs = "command keep: needs ReadWriteItem -> item.js:2 saveAsync";
        assert_eq!(told("manifest.xml")[1..], [format!("keep {needs}")]);
        assert_eq!(told("page.js"), [format!("(event) => save(event) {needs}")]);
        let (file, at) = &cursors[0];
        let hover = hover(&snapshot, &snapshot.findings(), file, *at, &link).unwrap();
        assert_eq!(
            plain(&hover.markdown),
            "The command keep needs ReadWriteItem. Of the 3 files that it loads, only what runs there counts. Mailbox \
             1.3 holds there.\n\n- item.js:2 saveAsync (Office.AppointmentCompose and Office.MessageCompose)"
        );
    }
}
