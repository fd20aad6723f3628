//! Kinds and fields of tree-sitter nodes as small enums, one table per grammar, so that walking a tree compares numbers.

use super::Language;
use std::sync::OnceLock;

macro_rules! names {
    ($(#[$doc:meta])* $ty:ident, $($variant:ident = $($name:literal)|+),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each is the grammar's node or field of that name")]
        pub enum $ty { Other, $($variant),+ }

        impl $ty {
            fn from_name(name: &str) -> $ty {
                match name { $($($name)|+ => $ty::$variant,)+ _ => $ty::Other }
            }
        }
    };
}

names! {
    /// The kinds of nodes that the analysis tells apart.
    Kind,
    Atom = "true" | "false" | "null" | "undefined" | "regex" | "meta_property" | "jsx_text",
    Arguments = "arguments", Array = "array", ArrayPattern = "array_pattern", ArrayType = "array_type",
    ArrowFunction = "arrow_function", As = "as_expression" | "satisfies_expression",
    Assignment = "assignment_expression", AssignmentPattern = "assignment_pattern" | "object_assignment_pattern",
    AugmentedAssignment = "augmented_assignment_expression", Await = "await_expression",
    Binary = "binary_expression", Call = "call_expression", CatchClause = "catch_clause",
    Class = "class" | "class_declaration" | "abstract_class_declaration", ClassBody = "class_body",
    ClassHeritage = "class_heritage", StaticBlock = "class_static_block", Comment = "comment",
    ComputedName = "computed_property_name", ConditionalType = "conditional_type",
    ExportClause = "export_clause", ExportSpecifier = "export_specifier", ExportStatement = "export_statement",
    ExpressionStatement = "expression_statement", ExtendsClause = "extends_clause", ExtendsTypeClause = "extends_type_clause",
    Field = "field_definition" | "public_field_definition", For = "for_statement", ForIn = "for_in_statement",
    FormalParameters = "formal_parameters",
    Function = "function_expression" | "function" | "function_declaration" | "generator_function"
        | "generator_function_declaration",
    FunctionSignature = "function_signature", FunctionType = "function_type", GenericType = "generic_type",
    Error = "ERROR", If = "if_statement", Jump = "break_statement" | "continue_statement", Throw = "throw_statement",
    Try = "try_statement", SwitchCase = "switch_case" | "switch_default", Update = "update_expression", With = "with_statement",
    Identifier = "identifier", ImportClause = "import_clause", ImportSpecifier = "import_specifier",
    ImportStatement = "import_statement", Import = "import", ImportRequire = "import_require_clause",
    IndexSignature = "index_signature", Instantiation = "instantiation_expression",
    Interface = "interface_declaration", IntersectionType = "intersection_type", Enum = "enum_declaration",
    JsxAttribute = "jsx_attribute", JsxElement = "jsx_element", JsxExpression = "jsx_expression",
    JsxOpening = "jsx_opening_element", JsxSelfClosing = "jsx_self_closing_element",
    Lexical = "lexical_declaration" | "variable_declaration", LiteralType = "literal_type",
    LookupType = "lookup_type", Member = "member_expression", Method = "method_definition",
    MethodSignature = "method_signature" | "abstract_method_signature", NamedImports = "named_imports",
    NamespaceExport = "namespace_export", NamespaceImport = "namespace_import", NestedIdentifier = "nested_identifier",
    NestedType = "nested_type_identifier", New = "new_expression", NonNull = "non_null_expression",
    Number = "number", Object = "object", ObjectPattern = "object_pattern",
    ObjectType = "object_type" | "interface_body", OptionalType = "optional_type",
    Pair = "pair", PairPattern = "pair_pattern",
    Parameter = "required_parameter" | "optional_parameter", Parenthesized = "parenthesized_expression",
    ParenthesizedType = "parenthesized_type", PredefinedType = "predefined_type",
    PrivateName = "private_property_identifier", Program = "program", PropertyName = "property_identifier",
    PropertySignature = "property_signature", ReadonlyType = "readonly_type", RestPattern = "rest_pattern",
    RestType = "rest_type", Return = "return_statement", Sequence = "sequence_expression",
    Shorthand = "shorthand_property_identifier", ShorthandPattern = "shorthand_property_identifier_pattern",
    Spread = "spread_element", Block = "statement_block", Str = "string", StringFragment = "string_fragment",
    Subscript = "subscript_expression", Super = "super", Switch = "switch_statement", SwitchBody = "switch_body",
    TemplateString = "template_string", Ternary = "ternary_expression", This = "this" | "this_type",
    TupleType = "tuple_type", TypeAlias = "type_alias_declaration", TypeAnnotation = "type_annotation",
    TypeArguments = "type_arguments", TypeAssertion = "type_assertion", TypeIdentifier = "type_identifier",
    TypeParameter = "type_parameter", TypeParameters = "type_parameters", TypeQuery = "type_query",
    UnionType = "union_type", Declarator = "variable_declarator", Unary = "unary_expression",
    While = "while_statement" | "do_statement", Yield = "yield_expression",
    Ambient = "ambient_declaration", Namespace = "internal_module" | "module",
    Accessibility = "accessibility_modifier", Override = "override_modifier", Readonly = "readonly",
    Static = "static", Async = "async", Get = "get", Set = "set", Default = "default", Star = "*", TypePredicate = "type_predicate", ImportAlias = "import_alias", TemplateSubstitution = "template_substitution", Decorator = "decorator",
}

names! {
    /// The fields that the analysis reads.
    Field,
    Alias = "alias", Alternative = "alternative", Arguments = "arguments", Body = "body",
    Condition = "condition", Consequence = "consequence", Constraint = "constraint", Constructor = "constructor",
    Declaration = "declaration", Function = "function", Index = "index", Key = "key", Left = "left",
    Module = "module", Name = "name", Object = "object", Operator = "operator", Parameter = "parameter",
    Parameters = "parameters", Pattern = "pattern", Property = "property", ReturnType = "return_type",
    Right = "right", Source = "source", Type = "type", TypeArguments = "type_arguments",
    TypeParameters = "type_parameters", Value = "value", OpenTag = "open_tag", Attribute = "attribute",
}

/// What a node is to somebody who reads the children of another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChildRole {
    /// A part with a name in the grammar.
    Part,
    /// A comment.
    Comment,
    /// A keyword or sign that may have a field, or change what the node around it means.
    Token,
    /// A bracket, comma and the like, which says nothing that its neighbours don't.
    Punctuation,
}

/// The tables of one grammar.
#[derive(Debug)]
pub struct KindTables {
    kinds: Vec<Kind>,
    roles: Vec<ChildRole>,
    fields: Vec<Field>,
}

impl KindTables {
    /// The tables of `language`, made on first use.
    pub fn of(language: Language) -> &'static KindTables {
        static TABLES: [OnceLock<KindTables>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
        TABLES[language as usize].get_or_init(|| KindTables::new(&language.grammar()))
    }

    fn new(grammar: &tree_sitter::Language) -> KindTables {
        let kind = |id: usize| Kind::from_name(grammar.node_kind_for_id(id as u16).unwrap_or(""));
        let field = |id: usize| Field::from_name(grammar.field_name_for_id(id as u16).unwrap_or(""));
        let role = |id: usize| match grammar.node_kind_for_id(id as u16).unwrap_or("") {
            "comment" => ChildRole::Comment,
            _ if grammar.node_kind_is_named(id as u16) => ChildRole::Part,
            "(" | ")" | "[" | "]" | "{" | "}" | "," | ";" | ":" | "." | "=>" | "\"" | "'" | "`" | "${" => {
                ChildRole::Punctuation
            }
            _ => ChildRole::Token,
        };
        KindTables {
            kinds: (0..grammar.node_kind_count()).map(kind).collect(),
            roles: (0..grammar.node_kind_count()).map(role).collect(),
            fields: (0..=grammar.field_count()).map(field).collect(),
        }
    }

    /// The kind of a node.
    pub fn kind(&self, node: tree_sitter::Node<'_>) -> Kind {
        self.kinds.get(node.kind_id() as usize).copied().unwrap_or(Kind::Other)
    }

    /// The role of a node among its siblings.
    pub fn role(&self, node: tree_sitter::Node<'_>) -> ChildRole {
        self.roles.get(node.kind_id() as usize).copied().unwrap_or(ChildRole::Part)
    }

    /// The field with the grammar's number.
    pub fn field(&self, id: Option<std::num::NonZeroU16>) -> Field {
        id.and_then(|id| self.fields.get(id.get() as usize)).copied().unwrap_or(Field::Other)
    }
}
