//! The outline of a manifest: the add-in, and below it what the manifest says, in groups.
//!
//! Called by the server.

use super::lookup::{self, ManifestContext};
use crate::addin::Verdict;
use crate::catalog::{DocumentLevel, MailboxLevel};
use crate::manifest::{ActivationRule, DeclaredLevel, Family, RequiredSet, SupplementaryKind};
use crate::rules::words;
use crate::text::{Span, Spanned};
use crate::workspace::Snapshot;
use std::path::Path;

/// What a symbol is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolKind {
    /// The add-in: the root of the outline.
    AddIn,
    /// Symbols of one kind.
    Group,
    /// A permission.
    Permission,
    /// An activation rule.
    ActivationRule,
    /// A feature that needs a level.
    Feature,
    /// An Office application.
    Host,
    /// A requirement set.
    RequirementSet,
    /// Where the add-in shows up.
    ExtensionPoint,
    /// A page or script.
    Url,
    /// A function of the code.
    Function,
}

/// A line of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// Its name, as written in the manifest.
    pub name: String,
    /// What is to be known about it, in a few words; may be empty.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it, its children included.
    pub span: Span,
    /// Where its name stands; inside of `span`.
    pub selection: Span,
    /// In order of place.
    pub children: Vec<Symbol>,
}

/// The outline of a manifest; of any other file nothing.
pub fn symbols(snapshot: &Snapshot, file: &Path) -> Vec<Symbol> {
    lookup::manifest(snapshot, file).map(|known| add_in(&known)).into_iter().collect()
}

fn add_in(known: &ManifestContext) -> Symbol {
    let manifest = &known.file.manifest;
    let spanned = |kind| move |s: &Spanned<String>| leaf(&s.value, "", kind, s.span, s.span);
    let groups = [
        group("Permissions", permissions(known)),
        group("Activation rules", manifest.rules.iter().map(activation_rule).collect()),
        group("Features", features(known)),
        group("Hosts", manifest.hosts.iter().map(spanned(SymbolKind::Host)).collect()),
        group("Requirement sets", requirement_sets(known)),
        group("Extension points", extension_points(known)),
        group("Pages and scripts", manifest.urls.iter().map(spanned(SymbolKind::Url)).collect()),
        group("Functions", manifest.functions.iter().map(spanned(SymbolKind::Function)).collect()),
    ];
    let mut children: Vec<Symbol> = groups.into_iter().flatten().collect();
    children.sort_by_key(|group| group.span);
    Symbol {
        name: manifest
            .name
            .as_ref()
            .map_or_else(|| words::manifest_name(known.add_in, known.file), |n| n.value.clone()),
        detail: manifest.id.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
        kind: SymbolKind::AddIn,
        span: Span::from_usize(0, known.file.source.text.len()),
        selection: manifest.name.as_ref().map_or(manifest.root, |name| name.span),
        children,
    }
}

/// A group spans its members; one without any is left out.
fn group(name: &str, mut children: Vec<Symbol>) -> Option<Symbol> {
    children.sort_by_key(|child| child.span);
    let first = children.first()?.span.start;
    let span = Span::new(first, children.iter().map(|child| child.span.end).max()?);
    let selection = children.first()?.selection;
    Some(Symbol {
        name: name.to_owned(),
        detail: String::new(),
        kind: SymbolKind::Group,
        span,
        selection,
        children,
    })
}

fn leaf(name: &str, detail: &str, kind: SymbolKind, span: Span, selection: Span) -> Symbol {
    // Editors refuse symbols without a name, and those whose name stands outside.
    let name = if name.is_empty() { "(empty)" } else { name }.to_owned();
    let span = Span::new(span.start.min(selection.start), span.end.max(selection.end));
    Symbol { name, detail: detail.to_owned(), kind, span, selection, children: Vec::new() }
}

fn permissions(known: &ManifestContext) -> Vec<Symbol> {
    let manifest = &known.file.manifest;
    let levels = manifest.declared.iter().map(|d| {
        let detail = detail(known, d);
        leaf(&d.value.value, &detail, SymbolKind::Permission, d.whole, d.value.span)
    });
    let supplementary = manifest.supplementary.iter().map(|s| {
        // The value of `SupportsSharedFolders` says nothing.
        let detail = match s.kind {
            SupplementaryKind::AppendOnSend => "append on send",
            SupplementaryKind::SharedFolders => "shared folders",
        };
        leaf(&s.value.value, detail, SymbolKind::Permission, s.whole, s.value.span)
    });
    levels.chain(supplementary).collect()
}

/// Whether the level fits, where it is the one that counts; else what it is.
fn detail(known: &ManifestContext, declared: &DeclaredLevel) -> String {
    let counts = known.file.manifest.declared_at().is_some_and(|d| d.value.span == declared.value.span);
    let needed = known.judgement.required.name();
    match (known.judgement.verdict, declared.level) {
        (Verdict::Exceeded, _) if counts => format!("too low: needs {needed}"),
        (Verdict::Excessive, _) if counts => format!("too high: needs {needed}"),
        (_, Some(level)) if declared.family == Family::Mailbox => level.words().to_owned(),
        _ => document_words(&declared.value.value).to_owned(),
    }
}

fn document_words(name: &str) -> &'static str {
    let known = DocumentLevel::from_name(name).or_else(|| DocumentLevel::from_unified_name(name));
    if known.is_some() { "document level" } else { "unknown" }
}

fn activation_rule(rule: &ActivationRule) -> Symbol {
    let entity = rule.entity.as_deref().map(|entity| format!("{entity}, ")).unwrap_or_default();
    let detail = format!("{entity}{}", needs(rule.needs));
    leaf(&rule.kind.value, &detail, SymbolKind::ActivationRule, rule.kind.span, rule.kind.span)
}

fn features(known: &ManifestContext) -> Vec<Symbol> {
    let feature =
        |f: &crate::manifest::Feature| leaf(f.name, &needs(f.needs), SymbolKind::Feature, f.span, f.span);
    known.file.manifest.features.iter().map(feature).collect()
}

fn needs(level: MailboxLevel) -> String {
    format!("needs {}", level.name())
}

fn requirement_sets(known: &ManifestContext) -> Vec<Symbol> {
    let set = |set: &RequiredSet| {
        let version = set.version.as_ref().map_or("", |version| version.value.as_str());
        leaf(&set.name.value, version, SymbolKind::RequirementSet, set.name.span, set.name.span)
    };
    known.file.manifest.requirement_sets.iter().map(set).collect()
}

fn extension_points(known: &ManifestContext) -> Vec<Symbol> {
    let names = known.file.manifest.extension_points.iter().map(|point| &point.name);
    names.map(|n| leaf(&n.value, "", SymbolKind::ExtensionPoint, n.span, n.span)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::{mail, path, tree, unified};

    /// The outline, a line each; checks that names stand where they should.
    fn told(name: &str, text: &str) -> Vec<String> {
        let (snapshot, _) = tree(&[(name, text), ("a.js", "Office.context.mailbox.item.body.setAsync('');")]);
        let mut lines = Vec::new();
        for symbol in symbols(&snapshot, &path(name)) {
            tell(&symbol, 0, text, &mut lines);
        }
        lines
    }

    fn tell(symbol: &Symbol, depth: usize, text: &str, lines: &mut Vec<String>) {
        assert!(symbol.span.contains(symbol.selection), "{symbol:?}");
        assert!(symbol.children.iter().all(|child| symbol.span.contains(child.span)), "{symbol:?}");
        if !matches!(symbol.kind, SymbolKind::Group | SymbolKind::AddIn | SymbolKind::Feature) {
            assert_eq!(symbol.selection.of(text), symbol.name.replace("(empty)", ""));
        }
        let detail = if symbol.detail.is_empty() { String::new() } else { format!(" ({})", symbol.detail) };
        lines.push(format!("{}{}{detail}", "  ".repeat(depth), symbol.name));
        symbol.children.iter().for_each(|child| tell(child, depth + 1, text, lines));
    }

    #[test]
    fn an_xml_manifest_is_outlined() {
        let text = mail(
            r#"<Id>4b2b8a3a</Id><DisplayName DefaultValue="Note it"/>
<Hosts><Host Name="Mailbox"/></Hosts>
<Requirements><Sets><Set Name="Mailbox" MinVersion="1.3"/></Sets></Requirements>
<FormSettings><Form><DesktopSettings><SourceLocation DefaultValue="https://x.org/a.html"/></DesktopSettings></Form></FormSettings>
<Permissions>ReadItem</Permissions>
<Rule xsi:type="RuleCollection"><Rule xsi:type="ItemIs"/><Rule xsi:type="ItemHasKnownEntity" EntityType="Contact"/></Rule>
<VersionOverrides xsi:type="VersionOverridesV1_1"><Host><DesktopFormFactor>
<SupportsSharedFolders>true</SupportsSharedFolders>
<ExtensionPoint xsi:type="MessageReadCommandSurface"><FunctionName>act</FunctionName>
<SupportsMultiSelect>true</SupportsMultiSelect></ExtensionPoint></DesktopFormFactor></Host></VersionOverrides>"#,
        );
        assert_eq!(
            told("manifest.xml", &text),
            [
                "Note it (4b2b8a3a)",
                "  Hosts",
                "    Mailbox",
                "  Requirement sets",
                "    Mailbox (1.3)",
                "  Pages and scripts",
                "    https://x.org/a.html",
                "  Permissions",
                "    ReadItem (too low: needs ReadWriteMailbox)",
                "    true (shared folders)",
                "  Activation rules",
                "    ItemIs (needs Restricted)",
                "    ItemHasKnownEntity (Contact, needs ReadItem)",
                "  Extension points",
                "    MessageReadCommandSurface",
                "  Functions",
                "    act",
                "  Features",
                "    SupportsMultiSelect (needs ReadWriteMailbox)",
            ]
        );
    }

    #[test]
    fn a_unified_manifest_is_outlined_and_the_file_names_it_where_nothing_else_does() {
        let text = unified(
            "{\"name\": \"Mailbox.ReadWrite.User\", \"type\": \"Delegated\"},\n\
             {\"name\": \"Document.Read.User\", \"type\": \"Delegated\"},\n\
             {\"name\": \"Mailbox.AppendOnSend.User\", \"type\": \"Delegated\"},\n\
             {\"name\": \"Mailbox.Nonsense.Whatever\", \"type\": \"Delegated\"}",
        );
        assert_eq!(
            told("manifest.json", &text),
            [
                "manifest.json",
                "  Permissions",
                "    Mailbox.ReadWrite.User (too high: needs ReadWriteItem)",
                "    Document.Read.User (document level)",
                "    Mailbox.AppendOnSend.User (append on send)",
                "    Mailbox.Nonsense.Whatever (unknown)",
                "  Hosts",
                "    mail",
            ]
        );
    }

    #[test]
    fn a_unified_manifest_names_its_add_in() {
        let named =
            "{\n\"id\": \"4b2b8a3a\", \"name\": { \"short\": \"Note it\", \"full\": \"Note it all\" },";
        let text = unified("").replacen('{', named, 1);
        assert_eq!(told("manifest.json", &text)[0], "Note it (4b2b8a3a)");
    }

    #[test]
    fn other_files_have_no_outline() {
        assert_eq!(told("package.json", "{}"), [""; 0]);
        assert_eq!(told("broken.xml", &mail("<Permissions>"))[0], "broken.xml");
    }
}
