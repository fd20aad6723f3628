//! The text of a lock: one fact a line, so that a difference reads well and merges, and an indented line below the add-in
//! or manifest that it is about.
//!
//! [`Lock::text`] writes it, [`Lock::read`] reads it; nothing else knows how it looks.

use super::lines::{Line, RatchetError, VERSION, counted, lines, on_one_line};
use super::{Lock, LockedAddIn, LockedLevel, LockedManifest, MemberNeed, Need};
use crate::analysis::Certainty;
use crate::catalog::MailboxLevel;
use std::cmp::Reverse;

const HEAD: &str = "\
# What each add-in declares, and what its code needs. `addinspect lock` writes this file; do not edit it.
# `addinspect check --locked` fails if a change raises what is written here.
";

/// What writes the file anew.
const COMMAND: &str = "addinspect lock";
const UNCERTAIN: &str = ", not certain";

impl Lock {
    /// The file.
    pub fn text(&self) -> String {
        let mut text = format!("{HEAD}version {VERSION}\n");
        for add_in in &self.add_ins {
            text.push_str(&format!("\nadd-in {}\n", on_one_line(&add_in.root)));
            for (depth, fact) in add_in.facts() {
                text.push_str(&format!("{}{fact}\n", "  ".repeat(depth)));
            }
        }
        text
    }

    /// Reads a file.
    pub fn read(text: &str) -> Result<Lock, RatchetError> {
        let mut lock = Lock::default();
        for line in lines(text, COMMAND)? {
            match (line.depth, line.word, lock.add_ins.last_mut()) {
                (0, "add-in", _) if !line.rest.is_empty() => lock.add_ins.push(LockedAddIn {
                    root: line.rest.to_owned(),
                    line: line.number,
                    ..LockedAddIn::default()
                }),
                (1, _, Some(add_in)) => of_add_in(&line, add_in)?,
                (2, _, Some(add_in)) => match add_in.manifests.last_mut() {
                    Some(manifest) => of_manifest(&line, manifest)?,
                    None => return Err(line.error("`manifest` above this line")),
                },
                _ => return Err(line.error("`add-in`")),
            }
        }
        Ok(lock)
    }
}

impl LockedAddIn {
    /// What is said about it, with how deep each line stands.
    fn facts(&self) -> Vec<(usize, String)> {
        let mut facts: Vec<(usize, String)> = Vec::new();
        facts.extend(self.name.iter().map(|name| (1, format!("name {}", on_one_line(name)))));
        for manifest in &self.manifests {
            facts.push((1, format!("manifest {}", on_one_line(&manifest.path))));
            facts.extend(manifest.facts().into_iter().map(|fact| (2, fact)));
        }
        facts.extend(self.needs.iter().map(|(need, count)| (1, format!("{} {count}", need.words()))));
        facts
    }

    /// What is said about it, each by itself: what a manifest says has its path in front.
    pub fn sentences(&self) -> Vec<String> {
        let mut sentences = Vec::new();
        let mut manifest = String::new();
        for (depth, fact) in self.facts() {
            match depth {
                1 => {
                    manifest = fact.strip_prefix("manifest ").map_or_else(String::new, str::to_owned);
                    sentences.push(fact);
                }
                _ => sentences.push(format!("{manifest}: {fact}")),
            }
        }
        sentences
    }
}

impl LockedManifest {
    fn facts(&self) -> Vec<String> {
        let certain = if self.certain { "" } else { UNCERTAIN };
        let id = self.id.iter().map(|id| format!("id {}", on_one_line(id)));
        let level = format!("declares {}", self.declared.word());
        let supplementary = self.supplementary.iter().map(|name| format!("declares {name}"));
        let needs = format!("needs {}{certain}", self.needed.name());
        id.chain([level]).chain(supplementary).chain([needs]).collect()
    }
}

impl Need {
    /// The line without its number.
    pub fn words(&self) -> String {
        match self {
            Need::Permission(name) => format!("permission {name}"),
            Need::Scope(name) => format!("scope {name}"),
            Need::Legacy(name) => format!("legacy {name}"),
            Need::Ews(name) => format!("ews {name}"),
            Need::Rest(name) => format!("rest {name}"),
            Need::Member(MemberNeed { level, up_to, members, certainty }) => {
                let up_to = if up_to != level { format!("..{}", up_to.0.name()) } else { String::new() };
                format!("{} {}{up_to} {members}", certainty_word(certainty.0), level.0.name())
            }
        }
    }

    fn read(line: &Line, name: &str) -> Option<Need> {
        let named = name.to_owned();
        Some(match line.word {
            "permission" => Need::Permission(named),
            "scope" => Need::Scope(named),
            "legacy" => Need::Legacy(named),
            "ews" => Need::Ews(named),
            "rest" => Need::Rest(named),
            word => {
                let (levels, members) = name.split_once(' ')?;
                let (level, up_to) = levels.split_once("..").unwrap_or((levels, levels));
                Need::Member(MemberNeed {
                    level: Reverse(MailboxLevel::from_name(level)?),
                    up_to: Reverse(MailboxLevel::from_name(up_to)?),
                    members: members.to_owned(),
                    certainty: Reverse(certainty(word)?),
                })
            }
        })
    }
}

fn certainty_word(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "uses",
        Certainty::Likely => "likely",
        Certainty::Maybe => "maybe",
    }
}

fn certainty(word: &str) -> Option<Certainty> {
    let all = [Certainty::Certain, Certainty::Likely, Certainty::Maybe];
    all.into_iter().find(|&certainty| certainty_word(certainty) == word)
}

fn of_add_in(line: &Line, add_in: &mut LockedAddIn) -> Result<(), RatchetError> {
    match line.word {
        "name" if !line.rest.is_empty() => add_in.name = Some(line.rest.to_owned()),
        "manifest" if !line.rest.is_empty() => add_in.manifests.push(LockedManifest {
            path: line.rest.to_owned(),
            id: None,
            declared: LockedLevel::Nothing,
            supplementary: Default::default(),
            needed: MailboxLevel::Restricted,
            certain: true,
            line: line.number,
        }),
        _ => {
            let need = counted(line.rest).and_then(|(name, count)| Some((Need::read(line, name)?, count)));
            let Some((need, count)) = need else {
                return Err(line.error("`manifest`, or what the code needs with how often"));
            };
            *add_in.needs.entry(need).or_default() += count;
        }
    }
    Ok(())
}

fn of_manifest(line: &Line, manifest: &mut LockedManifest) -> Result<(), RatchetError> {
    match (line.word, line.rest) {
        ("id", id) if !id.is_empty() => manifest.id = Some(id.to_owned()),
        ("declares", "nothing") => manifest.declared = LockedLevel::Nothing,
        ("declares", "unknown") => manifest.declared = LockedLevel::Unknown,
        ("declares", name) if !name.is_empty() => match MailboxLevel::from_name(name) {
            Some(level) => manifest.declared = LockedLevel::Level(level),
            None => drop(manifest.supplementary.insert(name.to_owned())),
        },
        ("needs", level) => {
            let certain = level.strip_suffix(UNCERTAIN);
            manifest.certain = certain.is_none();
            manifest.needed = MailboxLevel::from_name(certain.unwrap_or(level))
                .ok_or_else(|| line.error("a permission level"))?;
        }
        _ => return Err(line.error("`id`, `declares` or `needs`")),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
add-in src/my reader
  name Reader
  manifest src/my reader/manifest.xml
    id 11111111-2222
    declares ReadWriteItem
    declares AppendOnSend
    needs ReadItem, not certain
  manifest src/my reader/test.xml
    declares unknown
    needs ReadItem
  permission AppendOnSend 1
  scope Mail.Read 1
  legacy Office.Mailbox.getCallbackTokenAsync 1
  ews {} 1
  rest GET /me/messages/{} 2
  uses ReadWriteItem Office.Body.setAsync 12
  uses ReadItem..ReadWriteMailbox Office.A.addAsync|Office.B.addAsync 1
  likely ReadItem Office.Body.getAsync 1
";

    fn whole(facts: &str) -> String {
        format!("{HEAD}version 1\n\n{facts}")
    }

    #[test]
    fn what_is_written_is_read() {
        let text = whole(TEXT);
        assert_eq!(Lock::read(&text).unwrap().text(), text);
        assert_eq!(Lock::read(&text.replace('\n', "\r\n")).unwrap().text(), text);
        assert_eq!(Lock::default().text(), whole("").trim_end().to_owned() + "\n");
    }

    #[test]
    fn what_is_not_understood_is_an_error_with_its_line() {
        let cases = [
            ("needs ReadItem, not certain", "needs Everything", 11),
            ("declares AppendOnSend", "grants AppendOnSend", 10),
            ("12", "often", 20),
            ("12", "0", 20),
            ("uses ReadWriteItem", "uses Wrong", 20),
            ("  manifest src/my reader/manifest.xml\n", "", 7),
            ("add-in src/my reader", "addin .", 5),
        ];
        for (from, to, line) in cases {
            let error = Lock::read(&whole(&TEXT.replacen(from, to, 1))).unwrap_err();
            assert_eq!(
                (error.line, error.message.starts_with("not understood")),
                (line, true),
                "{to}: {error:?}"
            );
        }
    }
}
