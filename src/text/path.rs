//! Paths as texts name them. Knows nothing about what lies there.

use std::path::{Component, Path};

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
