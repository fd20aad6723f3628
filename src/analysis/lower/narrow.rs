//! Tests that show how an item is used: `typeof item.subject === "string"`, `Array.isArray(item.to)`,
//! `!item.to.getAsync`.
//!
//! A member that is text, a date or a list while an item is read is an object while it is written. Where a test has
//! found that it is no such object, it is none. A member of an item stays what it was found to be, whatever happens in
//! between: no item changes from the one to the other. A variable does as long as nothing else assigns to it. Knows
//! syntax alone. Called by the lowering of statements, operators and names.

use super::{Field, Kids, Kind, Lowerer, TsNode, field, string_content};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

/// The method that every such object has.
const GETTER: &str = "getAsync";

/// Conditions that are nested deeper are not what a person wrote.
const LEVELS: u32 = 40;

/// So long may a condition be, in bytes.
const LONGEST: usize = 500;

/// What a test has found of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TestResult {
    /// The expression, without what does not change its meaning.
    expression: String,
    /// There is nothing: nothing is behind it, either.
    nothing: bool,
}

type TestResults = SmallVec<[TestResult; 2]>;

/// A finding, while it holds.
#[derive(Debug)]
pub(super) struct Narrowed {
    expression: String,
    /// How many functions stand around the place where a variable's finding holds.
    functions: usize,
}

/// Where a statement gives names a value.
#[derive(Debug, Default)]
pub(super) struct Assignments<'t>(FxHashMap<&'t str, Vec<Assignment>>);

#[derive(Debug, Clone, Copy)]
struct Assignment {
    at: usize,
    /// Where the function starts that it stands in.
    function: usize,
    declares: bool,
}

impl TestResult {
    fn new(expression: String) -> TestResult {
        TestResult { expression, nothing: false }
    }

    /// Whether what `other` finds follows from it.
    fn tells(&self, other: &TestResult) -> bool {
        let is_behind = |rest: &str| rest.starts_with('.') && self.nothing;
        let rest = other.expression.strip_prefix(&self.expression);
        rest.is_some_and(|rest| rest.is_empty() && (self.nothing || !other.nothing) || is_behind(rest))
    }
}

/// What both find.
fn both(left: &TestResults, right: &TestResults) -> TestResults {
    let told = |by: &TestResults, finding: &TestResult| by.iter().any(|f| f.tells(finding));
    let of_left = left.iter().filter(|finding| told(right, finding));
    of_left.chain(right.iter().filter(|finding| told(left, finding))).cloned().collect()
}

fn either(mut left: TestResults, right: TestResults) -> TestResults {
    left.extend(right);
    left
}

/// The name at the start of an expression of names and dots.
fn is_name(expression: &str) -> bool {
    !expression.contains(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '$'))
}

impl<'t> Lowerer<'t, '_> {
    /// Lowers something where `condition` is true, or false.
    pub(super) fn where_told<T>(
        &mut self,
        condition: Option<(TsNode<'t>, bool)>,
        region: TsNode<'t>,
        lower: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let before = self.narrowed.len();
        if let Some((condition, truth)) = condition {
            self.narrow(condition, truth, region);
        }
        let result = lower(self);
        self.narrowed.truncate(before);
        result
    }

    /// From here on the condition is true, or false, in the rest of `region`.
    pub(super) fn narrow(&mut self, condition: TsNode<'t>, truth: bool, region: TsNode<'t>) {
        if !is_telling(self.text(condition)) {
            return;
        }
        for TestResult { expression, .. } in self.tests(condition, truth, LEVELS) {
            if !is_name(&expression) || self.keeps(&expression, condition, region) {
                self.narrowed.push(Narrowed { expression, functions: self.functions.len() });
            }
        }
    }

    /// The branches of an `if` that does not go on behind one of them: the rest of its block is the other one.
    pub(super) fn narrow_rest(&mut self, node: TsNode<'t>, kids: &Kids<'t>) {
        let condition = field(kids, Field::Condition).filter(|condition| is_telling(self.text(*condition)));
        let is_block = |parent: &TsNode<'t>| {
            matches!(parent.kind(), "statement_block" | "program" | "switch_case" | "switch_default")
        };
        let Some(condition) = condition else { return };
        let Some(block) = node.parent().filter(is_block) else { return };
        let ends = |branch: Option<TsNode<'t>>| branch.is_some_and(leaves);
        if ends(field(kids, Field::Consequence)) {
            self.narrow(condition, false, block);
        } else if ends(field(kids, Field::Alternative).and_then(|other| other.named_child(0))) {
            self.narrow(condition, true, block);
        }
    }

    /// Whether the expression is known not to be an object that Office has while an item is written.
    pub(super) fn is_narrowed(&self, node: TsNode<'t>) -> bool {
        if self.narrowed.is_empty() {
            return false;
        }
        let expression = bare(self.text(node));
        let functions = if is_name(&expression) { self.functions.len() } else { 0 };
        let holds = |n: &Narrowed| n.expression == expression && (functions == 0 || functions == n.functions);
        self.narrowed.iter().any(holds)
    }

    /// What follows from `condition` being `truth`.
    fn tests(&mut self, condition: TsNode<'t>, truth: bool, levels: u32) -> TestResults {
        let Some(levels) = levels.checked_sub(1) else { return TestResults::new() };
        let kids = self.kids(condition);
        match self.kind(condition) {
            Kind::Parenthesized | Kind::NonNull | Kind::As => {
                kids.first().map(|&(_, inner)| self.tests(inner, truth, levels)).unwrap_or_default()
            }
            Kind::Unary if condition.child(0).is_some_and(|sign| sign.kind() == "!") => {
                let inner = condition.child_by_field_name("argument");
                inner.map(|inner| self.tests(inner, !truth, levels)).unwrap_or_default()
            }
            Kind::Binary => self.told_by_operator(&kids, truth, levels),
            Kind::Call if truth => self.told_by_call(&kids),
            Kind::Identifier | Kind::Member if !truth => self.nothing_at(condition),
            _ => TestResults::new(),
        }
    }

    fn told_by_operator(&mut self, kids: &Kids<'t>, truth: bool, levels: u32) -> TestResults {
        let (Some(left), Some(right)) = (field(kids, Field::Left), field(kids, Field::Right)) else {
            return TestResults::new();
        };
        let operator = field(kids, Field::Operator).map_or("", |operator| self.text(operator));
        match operator {
            "&&" | "||" => {
                let (one, other) = (self.tests(left, truth, levels), self.tests(right, truth, levels));
                if (operator == "&&") == truth { either(one, other) } else { both(&one, &other) }
            }
            "===" | "==" => self.told_by_equality(left, right, truth),
            "!==" | "!=" => self.told_by_equality(left, right, !truth),
            "instanceof" if truth && matches!(self.text(right), "Date" | "Array" | "String") => {
                SmallVec::from_elem(TestResult::new(bare(self.text(left))), 1)
            }
            "in" if !truth && string_content(self.text(left)) == GETTER => {
                SmallVec::from_elem(TestResult::new(bare(self.text(right))), 1)
            }
            _ => TestResults::new(),
        }
    }

    fn told_by_equality(&mut self, left: TsNode<'t>, right: TsNode<'t>, equal: bool) -> TestResults {
        let is_constant = |node: TsNode<'t>| {
            self.kind(node) == Kind::Str || matches!(self.text(node), "null" | "undefined" | "void 0")
        };
        let (value, constant) = if is_constant(left) { (right, left) } else { (left, right) };
        if !is_constant(constant) {
            return TestResults::new();
        }
        let constant = self.text(constant);
        let asked =
            value.child(0).filter(|sign| sign.kind() == "typeof").and(value.child_by_field_name("argument"));
        let Some(asked) = asked else {
            let is_empty = matches!(constant, "null" | "undefined" | "void 0");
            return if is_empty && equal { self.nothing_at(value) } else { TestResults::new() };
        };
        match (string_content(constant), equal) {
            ("undefined", true) => self.nothing_at(asked),
            ("string", true) | ("object", false) => either(
                SmallVec::from_elem(TestResult::new(bare(self.text(asked))), 1),
                self.without_getter(asked, equal),
            ),
            ("function", false) => self.without_getter(asked, true),
            _ => TestResults::new(),
        }
    }

    /// What has no method to get its value is not such an object.
    fn without_getter(&mut self, asked: TsNode<'t>, is_none: bool) -> TestResults {
        let owner = asked.child_by_field_name("object").filter(|_| is_none);
        let name = asked.child_by_field_name("property").map_or("", |name| self.text(name));
        owner
            .filter(|_| name == GETTER)
            .map(|owner| TestResult::new(bare(self.text(owner))))
            .into_iter()
            .collect()
    }

    fn nothing_at(&mut self, node: TsNode<'t>) -> TestResults {
        let mut findings = self.without_getter(node, true);
        findings.push(TestResult { nothing: true, ..TestResult::new(bare(self.text(node))) });
        findings
    }

    /// `Array.isArray(x)`
    fn told_by_call(&mut self, kids: &Kids<'t>) -> TestResults {
        let callee = field(kids, Field::Function).map_or("", |callee| self.text(callee));
        let args = field(kids, Field::Arguments).filter(|_| callee == "Array.isArray");
        let asked = args.and_then(|args| args.named_child(0));
        asked.map(|asked| TestResult::new(bare(self.text(asked)))).into_iter().collect()
    }

    /// Whether a variable keeps its value from the condition to the end of the region: it is declared here, no other function
    /// assigns to it, and nothing in the region gives it or another variable of its name a value.
    fn keeps(&mut self, name: &str, condition: TsNode<'t>, region: TsNode<'t>) -> bool {
        let (Some(statement), Some(of)) = (self.statement, self.changes.take()) else {
            let Some(statement) = self.statement else { return false };
            self.changes = Some(self.changes_in(statement));
            return self.keeps(name, condition, region);
        };
        let here = function_around(condition, statement);
        let from = condition.start_byte();
        let changes = of.0.get(name).map_or(&[][..], Vec::as_slice);
        let keeps = |change: &Assignment| match (change.function == here, change.declares) {
            (true, _) => change.at < from || change.at >= region.end_byte(),
            (false, declares) => declares,
        };
        let kept = changes.iter().any(|change| change.declares) && changes.iter().all(keeps);
        self.changes = Some(of);
        kept
    }

    fn changes_in(&self, statement: TsNode<'t>) -> Assignments<'t> {
        let mut changes = Assignments::default();
        let mut open = vec![(statement, statement.start_byte())];
        while let Some((node, function)) = open.pop() {
            let function = if is_function(node) { node.start_byte() } else { function };
            if let Some(declares) = gives_value(node) {
                let change = Assignment { at: node.start_byte(), function, declares };
                changes.0.entry(self.text(node)).or_default().push(change);
            }
            let mut cursor = node.walk();
            open.extend(node.named_children(&mut cursor).map(|kid| (kid, function)));
        }
        changes
    }
}

/// Whether a condition is worth a closer look.
pub(super) fn is_telling(condition: &str) -> bool {
    let has = |word: &str| memchr::memmem::find(condition.as_bytes(), word.as_bytes()).is_some();
    condition.len() <= LONGEST && (has("typeof") || has(GETTER) || has("isArray") || has("instanceof"))
}

/// An expression without what does not change its meaning.
fn bare(text: &str) -> String {
    let mut bare: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '?' | '!')).collect();
    while let Some(inner) = bare.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'))
        && !inner.contains(['(', ')'])
    {
        bare = inner.to_owned();
    }
    bare
}

/// Whether nothing behind a statement runs after it.
fn leaves(node: TsNode) -> bool {
    match node.kind() {
        "return_statement" | "throw_statement" | "break_statement" | "continue_statement" => true,
        "statement_block" => {
            let last = node.named_child_count().checked_sub(1).and_then(|last| node.named_child(last as _));
            last.is_some_and(leaves)
        }
        _ => false,
    }
}

fn is_function(node: TsNode) -> bool {
    matches!(
        node.kind(),
        "function_declaration"
            | "function_expression"
            | "arrow_function"
            | "method_definition"
            | "generator_function"
            | "generator_function_declaration"
    )
}

/// Where the function starts that a node stands in.
fn function_around(node: TsNode, statement: TsNode) -> usize {
    let mut around = node.parent();
    while let Some(node) = around.filter(|node| node.id() != statement.id()) {
        if is_function(node) {
            return node.start_byte();
        }
        around = node.parent();
    }
    statement.start_byte()
}

/// Whether a name is given a value where it stands, and whether it is declared there.
fn gives_value(node: TsNode) -> Option<bool> {
    if !matches!(node.kind(), "identifier" | "shorthand_property_identifier_pattern") {
        return None;
    }
    let (mut inner, mut parent) = (node, node.parent()?);
    loop {
        match parent.kind() {
            "array_pattern"
            | "object_pattern"
            | "rest_pattern"
            | "array"
            | "object"
            | "spread_element"
            | "parenthesized_expression"
            | "non_null_expression"
            | "as_expression" => {}
            "pair_pattern" | "pair" if parent.child_by_field_name("value") == Some(inner) => {}
            "assignment_pattern" | "object_assignment_pattern"
                if parent.child_by_field_name("left") == Some(inner) => {}
            "variable_declarator"
            | "function_declaration"
            | "class_declaration"
            | "generator_function_declaration" => {
                return (parent.child_by_field_name("name") == Some(inner)).then_some(true);
            }
            "formal_parameters" => return Some(true),
            "required_parameter" | "optional_parameter" => {
                return (parent.child_by_field_name("pattern") == Some(inner)).then_some(true);
            }
            "arrow_function" | "catch_clause" => {
                return (parent.child_by_field_name("parameter") == Some(inner)).then_some(true);
            }
            "for_in_statement" => {
                let is_left = parent.child_by_field_name("left") == Some(inner);
                return is_left.then(|| parent.child_by_field_name("kind").is_some());
            }
            "assignment_expression" | "augmented_assignment_expression" => {
                return (parent.child_by_field_name("left") == Some(inner)).then_some(false);
            }
            "update_expression" => return Some(false),
            _ => return None,
        }
        (inner, parent) = (parent, parent.parent()?);
    }
}
