//! The JSON schema of `addinspect.json`, made from the table in [`super::shape`].
//!
//! Called by `config schema`; the copy in the repository is held equal by a test.

use super::shape::{FILE, KeyNames, ObjectKey, ValueShape};
use serde_json::{Map, Value, json};

/// The schema, as it is printed; `rules` are the codes of all rules, each with its description.
pub fn schema<'a>(rules: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let rules: Vec<(&str, String)> = rules.into_iter().collect();
    let mut root = of(&FILE, &rules);
    if let Value::Object(root) = &mut root {
        root.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
        root.insert("title".to_owned(), json!("addinspect.json"));
        root.insert("allowComments".to_owned(), json!(true));
    }
    format!("{root:#}\n")
}

fn of(shape: &ValueShape, rules: &[(&str, String)]) -> Value {
    match shape {
        ValueShape::Text | ValueShape::Glob | ValueShape::SignedGlob => {
            json!({ "type": "string", "minLength": 1 })
        }
        ValueShape::Bytes => json!({ "type": "integer", "minimum": 1 }),
        ValueShape::OneOf(words) => json!({ "enum": words }),
        ValueShape::List(item) => json!({ "type": "array", "items": of(item, rules) }),
        ValueShape::Record(keys) => record(keys, rules),
        ValueShape::Map(KeyNames::Members, value) => json!({
            "type": "object",
            "propertyNames": { "pattern": "^Office\\." },
            "additionalProperties": of(value, rules),
        }),
        ValueShape::Map(KeyNames::Rules, value) => {
            let property =
                |(code, about): &(&str, String)| ((*code).to_owned(), described(of(value, rules), about));
            let properties: Map<String, Value> = rules.iter().map(property).collect();
            json!({ "type": "object", "properties": properties, "additionalProperties": false })
        }
    }
}

fn record(keys: &[ObjectKey], rules: &[(&str, String)]) -> Value {
    let property = |key: &ObjectKey| (key.name.to_owned(), described(of(&key.shape, rules), key.about));
    let properties: Map<String, Value> = keys.iter().map(property).collect();
    let required: Vec<&str> = keys.iter().filter(|k| k.required).map(|k| k.name).collect();
    let mut record = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        record["required"] = json!(required);
    }
    record
}

fn described(mut schema: Value, about: &str) -> Value {
    schema["description"] = json!(about.replace('\n', " "));
    schema
}
