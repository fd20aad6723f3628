//! The mark in a manifest whose level is too low for the code.

use super::client::{Client, pushed};
use super::trees::{WRITES, add_in};

#[test]
fn the_level_is_marked_as_long_as_a_call_needs_more() {
    let folder = add_in("ReadItem", WRITES);
    let mut client = Client::new(folder.path(), &pushed());
    let mark = client.pushed_of("manifest.xml")[0].clone();
    assert_eq!((mark["code"].as_str(), mark["severity"].as_i64()), (Some("permission-too-low"), Some(3)));
    assert_eq!(mark["range"]["start"]["line"], 5);
    let message = mark["message"].as_str().unwrap();
    assert!(message.starts_with("1 use needs more than ReadItem: ReadWriteItem"), "{message}");
    assert_eq!(mark["relatedInformation"][0]["location"]["uri"], client.uri("page.js"));
    client.open("page.js", WRITES);
    client.edit("page.js", 2, [0, 0, 1, 0], "");
    assert_eq!(client.pushed_of("manifest.xml").as_array().map(Vec::len), Some(0));
    client.lenient = true;
}
