//! The document levels of Word, Excel, PowerPoint, OneNote and Project, as the tools name them.
//!
//! Called by the tools that tell of manifests and members.

use crate::catalog::DocumentLevel;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use std::borrow::Cow;

/// A document level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct DocumentWord(pub(super) DocumentLevel);

impl JsonSchema for DocumentWord {
    fn schema_name() -> Cow<'static, str> {
        "DocumentLevel".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = DocumentLevel::ALL.map(DocumentLevel::name);
        json_schema!({
            "type": "string",
            "enum": names,
            "description": "A document level; only ReadWriteDocument includes both reading and writing"
        })
    }
}
