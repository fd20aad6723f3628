//! Code of the tests that no name gives away: sources that begin by importing a test library, as helpers of tests do.
//!
//! Texts only. A source that a page, a manifest or other code names is not one of them: it may run in the add-in. Called by
//! [`Discovered`](super::discovered::Discovered), which [`classify::is_test`](super::classify::is_test) tells the others.

use std::path::Path;

/// Libraries that only tests import, and the scopes of those whose packages all are such.
const LIBRARIES: [&str; 20] = [
    "ava",
    "chai",
    "cypress",
    "enzyme",
    "jasmine",
    "jasmine-core",
    "jest",
    "mocha",
    "node:test",
    "office-addin-mock",
    "office-addin-test-helpers",
    "office-addin-test-server",
    "react-test-renderer",
    "sinon",
    "sinon-chai",
    "supertest",
    "tape",
    "ts-jest",
    "uvu",
    "vitest",
];
const SCOPES: [&str; 6] = ["@cypress", "@jest", "@playwright", "@sinonjs", "@testing-library", "@vitest"];

/// Whether one of the imports with which a script begins is of a test library: a static import of values, or `require`.
pub(super) fn imports_test_library(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}');
    while let Some((statement, behind)) = import(behind_comments(rest)) {
        if statement.is_some_and(is_test_library) {
            return true;
        }
        rest = behind;
    }
    false
}

/// The longest name of a file.
const LONGEST: usize = 255;

/// What a text that loads or imports a file calls it: its name up to the first dot. The index of a folder goes by the folder's
/// name.
pub(super) fn called(file: &Path) -> &str {
    let stem = name_of(file);
    if stem == "index" { file.parent().map_or(stem, name_of) } else { stem }
}

/// The names that a text has in strings and addresses: it may load or import files that are called so.
pub(super) fn names(text: &str) -> impl Iterator<Item = &str> {
    let starts = text.match_indices(['/', '\'', '"', '`', '=']).map(|(at, mark)| at + mark.len());
    starts.filter_map(|start| {
        let bytes = text.as_bytes().get(start..)?;
        let bytes = bytes.get(..LONGEST).unwrap_or(bytes);
        let len = bytes.iter().position(|byte| b"'\"`.?/ >\n".contains(byte))?;
        text.get(start..start + len).filter(|name| !name.is_empty())
    })
}

/// Whether a file tells a test runner what to run: `jest.config.js`.
pub(super) fn configures_tests(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let mut words = name.split('.');
    let runner = ["cypress", "jasmine", "jest", "karma", "playwright", "vitest", "wdio"];
    runner.contains(&words.next().unwrap_or_default())
        && words.next().is_some_and(|word| word.starts_with("conf"))
}

/// Whether a text loads whatever files match a pattern.
pub(super) fn loads_by_pattern(text: &str) -> bool {
    ["import.meta.glob", "require.context"].iter().any(|call| text.contains(call))
}

fn name_of(path: &Path) -> &str {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.split('.').next().unwrap_or(name)
}

fn is_test_library(module: &str) -> bool {
    let package = module.split('/').next().unwrap_or(module);
    LIBRARIES.contains(&package) || SCOPES.contains(&package)
}

/// Without blanks, comments and `"use strict"` in front.
fn behind_comments(text: &str) -> &str {
    let mut text = text.trim_start();
    loop {
        let behind = if let Some(line) = text.strip_prefix("//") {
            line.split_once('\n').map_or("", |(_, behind)| behind)
        } else if let Some(comment) = text.strip_prefix("/*") {
            comment.split_once("*/").map_or("", |(_, behind)| behind)
        } else if let Some(behind) =
            ["\"use strict\"", "'use strict'", ";"].iter().find_map(|p| text.strip_prefix(p))
        {
            behind
        } else {
            return text;
        };
        text = behind.trim_start();
    }
}

/// The module of the import with which a text begins, where its values are imported, and what follows; `None` where the
/// text begins otherwise.
fn import(text: &str) -> Option<(Option<&str>, &str)> {
    let (head, is_type) = match text.strip_prefix("import") {
        Some(clause) if clause.starts_with([' ', '{', '"', '\'', '*', '\t']) => {
            let at = clause.find(['"', '\''])?;
            let names = clause[..at].trim();
            let is_import = names.is_empty() || names.ends_with("from");
            (is_import.then_some(&clause[at..])?, names.starts_with("type ") || names.starts_with("type{"))
        }
        Some(_) => return None,
        None => (required(text)?, false),
    };
    let quote = head.chars().next()?;
    let (module, behind) = head[1..].split_once(quote)?;
    let behind = behind.trim_start_matches([' ', ')', ';', '\t']);
    (!module.contains('\n')).then_some(((!is_type).then_some(module), behind))
}

/// From the string of `const x = require("...")` or `require("...")` on.
fn required(text: &str) -> Option<&str> {
    let value = ["const ", "let ", "var "].iter().find_map(|word| text.strip_prefix(word));
    let call = match value {
        Some(declared) => declared.split_once('=')?.1.trim_start(),
        None => text,
    };
    let argument = call.strip_prefix("require(")?.trim_start();
    argument.starts_with(['"', '\'']).then_some(argument)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_by_importing_a_test_library_belongs_to_the_tests() {
        for text in [
            "import { vi } from 'vitest';",
            "// A comment.\n/* and */ 'use strict';\nimport x from './x';\nimport {\n  render,\n  screen,\n} from \"@testing-library/react\";",
            "const { expect } = require('chai');",
            "const a = require('./a');\nvar sinon = require(\"sinon\")",
            "require('mocha');",
            "import test from 'node:test'",
            "import '@testing-library/jest-dom/extend-expect';",
        ] {
            assert!(imports_test_library(text), "{text}");
        }
        for text in [
            "import x from './vitest';",
            "import type { Mock } from 'vitest';",
            "import React from 'react';\nexport const vitest = 1;\nimport { vi } from 'vitest';",
            "if (window.test) { require('chai'); }",
            "const chai = await import('chai');",
            "importScripts('chai');",
            "const a = f(require('chai'));",
            "import a from 'chai-like'; let b = \"import 'chai'\";",
            "",
            "import",
            "const x = require(",
        ] {
            assert!(!imports_test_library(text), "{text}");
        }
    }

    #[test]
    fn a_file_is_named_with_or_without_its_extension() {
        let is_named = |text: &str, file: &str| names(text).any(|name| name == called(Path::new(file)));
        let helper = "src/office-helper.ts";
        for text in [
            "from './office-helper'",
            "<script src=office-helper.js>",
            "import('../src/office-helper.ts')",
            "`${base}/office-helper`",
        ] {
            assert!(is_named(text, helper), "{text}");
        }
        for text in ["from './my-office-helper'", "// office-helper", "'office-helpers'", "", "'"] {
            assert!(!is_named(text, helper), "{text}");
        }
        assert!(
            configures_tests(Path::new("jest.config.js")) && configures_tests(Path::new("karma.conf.js"))
        );
        assert!(!configures_tests(Path::new("webpack.config.js")) && !configures_tests(Path::new("jest.js")));
        assert!(is_named("from '../helpers'", "src/helpers/index.ts"));
        assert!(is_named("from './office.fake'", "src/office.fake.js"));
        // Time is proportional.
        assert_eq!(names(&"=".repeat(1 << 20)).count(), 0);
    }
}
