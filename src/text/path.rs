//! Paths as texts name them. Knows nothing about what lies there.

use std::path::{Component, Path, PathBuf};

/// With `/` between the parts, whatever the system writes; without `.` parts.
pub fn slashed(path: &Path) -> String {
    let mut out = String::new();
    for part in path.components() {
        match part {
            Component::CurDir => continue,
            Component::RootDir => {
                out.push('/');
                continue;
            }
            _ if !out.is_empty() && !out.ends_with('/') => out.push('/'),
            _ => {}
        }
        out.push_str(&part.as_os_str().to_string_lossy());
    }
    out
}

/// The way from a folder to a path, both written from one place: `../shared/x.js`; the path itself where that can't be told.
pub fn way_between(from: &Path, to: &Path) -> PathBuf {
    let (from, to) = (normal(from), normal(to));
    let common = from.components().zip(to.components()).take_while(|(from, to)| from == to).count();
    match from.components().skip(common).all(|part| matches!(part, Component::Normal(_))) {
        true => steps_between(&from, &to),
        false => to,
    }
}

/// The steps from one path to another: up for each part that is not shared, then down. Both are normal, or without links.
pub fn steps_between(from: &Path, to: &Path) -> PathBuf {
    let shared = from.iter().zip(to.iter()).take_while(|(from, to)| from == to).count();
    let up = std::iter::repeat_n(Path::new(".."), from.iter().count() - shared);
    up.chain(to.iter().skip(shared).map(Path::new)).collect()
}

/// The path without `.` parts, and without those that a `..` takes back; an absolute or relative path stays one.
pub fn normal(path: &Path) -> PathBuf {
    let mut parts: Vec<Component> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_leads_up_and_down() {
        for (from, to, expected) in [
            ("a/b", "a/b/c.js", "c.js"),
            ("add-ins/one", "shared/x.js", "../../shared/x.js"),
            (".", "../../shared/x.js", "../../shared/x.js"),
            ("../one", "../shared/x.js", "../shared/x.js"),
            ("/r/one", "/r/shared/x.js", "../shared/x.js"),
            ("../../one", "x.js", "x.js"),
            ("/r", "x.js", "x.js"),
        ] {
            let way = way_between(Path::new(from), Path::new(to));
            assert_eq!(way, Path::new(expected), "from {from} to {to}");
        }
        assert_eq!(normal(Path::new("a/./b/../../../c")), Path::new("../c"));
    }
}
