//! The JSON schemas of what tools take and give, in the words that every client understands.
//!
//! Clients differ in what they accept: no `$schema`, no `format`, and no type that is a list. Nothing here is ever null: what is
//! absent is left out.

use super::failure::Failure;
use rmcp::model::JsonObject;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// The schema of arguments.
pub(super) fn input<T: JsonSchema>() -> JsonObject {
    let mut schema =
        object(SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value());
    schema.entry("properties").or_insert_with(|| json!({}));
    schema
}

/// The schema of an answer, or of a failure in its place: some clients look at both.
pub(super) fn output<T: JsonSchema>() -> JsonObject {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut generator = settings.into_generator();
    let failure = generator.subschema_for::<Failure>().to_value();
    let mut schema = object(generator.into_root_schema_for::<T>().to_value());
    let required = schema.remove("required").unwrap_or_else(|| json!([]));
    schema.insert("anyOf".to_owned(), json!([{ "required": required }, { "required": ["error"] }]));
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.insert("error".to_owned(), failure);
    }
    schema
}

fn object(mut schema: Value) -> JsonObject {
    plain(&mut schema);
    match schema {
        Value::Object(mut object) => {
            ["$schema", "title", "description"].iter().for_each(|key| drop(object.remove(*key)));
            object.insert("type".to_owned(), json!("object"));
            object
        }
        _ => JsonObject::new(),
    }
}

/// Takes out what not every client understands.
fn plain(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.get("format").is_some_and(Value::is_string) {
                object.remove("format");
            }
            if let Some(Value::Array(types)) = object.get("type") {
                let kept = types.iter().find(|kind| *kind != "null").cloned();
                object.insert("type".to_owned(), kept.unwrap_or(Value::Null));
            }
            if let Some(Value::Array(several)) = object.get("anyOf")
                && let [only] = several.iter().filter(|one| one["type"] != "null").collect::<Vec<_>>()[..]
                && let Value::Object(only) = only.clone()
            {
                object.remove("anyOf");
                object.extend(only);
            }
            object.values_mut().for_each(plain);
        }
        Value::Array(values) => values.iter_mut().for_each(plain),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;

    #[derive(Serialize, JsonSchema)]
    struct Sample {
        count: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        inner: Option<Inner>,
    }

    #[derive(Serialize, JsonSchema)]
    struct Inner {
        names: Vec<String>,
    }

    #[test]
    fn schemas_are_plain_and_have_room_for_a_failure() {
        let schema = Value::Object(output::<Sample>());
        assert_eq!(schema["anyOf"], json!([{ "required": ["count"] }, { "required": ["error"] }]));
        assert_eq!(schema["properties"]["name"], json!({ "type": "string" }));
        assert_eq!(schema["properties"]["inner"], json!({ "$ref": "#/$defs/Inner" }));
        assert_eq!(schema["properties"]["error"], json!({ "$ref": "#/$defs/Failure" }));
        assert!(!schema.to_string().contains("$schema") && !schema.to_string().contains("\"format\""));
    }
}
