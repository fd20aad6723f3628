//! What a reader should know about a site that no table says: requests that another one makes superfluous.
//!
//! Called by the plan.

use super::Site;

/// Operations that need the change key of an item, which another request gets.
const KEYED: [&str; 4] = ["CreateItem", "UpdateItem", "SendItem", "MoveItem"];

const CHANGE_KEY: &str =
    "Microsoft Graph needs no change key: if this only gets the key for another request, both become one.";

/// Adds the notes.
pub(super) fn add(sites: &mut [Site]) {
    let add_ins =
        sites.iter().filter(|site| site.operations.iter().any(|name| KEYED.contains(&name.as_str())));
    let keyed: Vec<Option<usize>> = add_ins.map(|site| site.add_in).collect();
    for site in sites {
        let asks_nothing = site.operations == ["GetItem"] && site.details.is_empty();
        site.note = (asks_nothing && keyed.contains(&site.add_in)).then_some(CHANGE_KEY);
    }
}
