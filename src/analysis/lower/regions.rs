//! What surrounds the code that is lowered: conditions, early exits, what is tried before; and the clues that show
//! what conditions say.
//!
//! By syntax and names alone: what names stand for shows when everything is solved. Lenient on purpose:
//! `requirements && requirements.isSetSupported(...)` is taken for the check that it means to be.

use super::{Field, Kids, Kind, Lowerer, TsNode, field, string_content};
use crate::analysis::Access;
use crate::analysis::ids::{Id, IdRange};
use crate::analysis::ir::{
    CallId, Clue, FunctionId, Holds, Mark, NamedValue, Node, Region, RegionId, SiteId, Sym, TellingCall,
};

/// The method that says whether Exchange still issues tokens.
const TOKEN_STATUS: &str = "getTokenStatusAsync";

/// What stands around what is lowered next.
#[derive(Default)]
pub(super) struct Around {
    /// The innermost region.
    pub(super) region: Option<RegionId>,
    /// The statement that was lowered last leaves what it stands in.
    leaves: bool,
    /// The value that the innermost `switch` compares.
    switched: Option<Node>,
    /// What holds in the arguments of the call that is lowered: in all, or in one of them.
    given: Option<(Holds, Option<usize>)>,
    /// The function that is lowered next is handed to somebody who calls it there.
    handed: bool,
}

/// A condition: its value, where it stands, and whether it is not a call.
#[derive(Clone, Copy)]
pub(super) struct Condition<'t> {
    pub(super) node: Node,
    at: TsNode<'t>,
}

impl<'t> Lowerer<'t, '_> {
    /// Opens a region in the one that is open.
    fn enter(&mut self, holds: Holds, at: TsNode<'t>) {
        let (start, end) = self.place(at);
        let region = self.out.regions.push(Region { parent: self.around.region, holds, start, end });
        self.around.region = Some(region);
    }

    pub(super) fn clue(&mut self, clue: Clue) {
        self.out.clues.push(clue);
    }

    /// A condition that a statement or operator asks for.
    pub(super) fn condition(&mut self, at: TsNode<'t>) -> Condition<'t> {
        Condition { node: self.look(at), at }
    }

    /// An operand, as a condition of what stands behind it.
    pub(super) fn operand_of(node: Node, at: TsNode<'t>) -> Condition<'t> {
        Condition { node, at }
    }

    /// What is lowered next runs where the condition has come out as `truth`.
    pub(super) fn when(&mut self, Condition { node, at }: Condition<'t>, truth: bool) {
        let (next_call, kept) = (CallId::new(self.out.calls.len()), self.is_kept(at));
        self.enter(Holds::Condition { node, truth, next_call, kept }, at);
    }

    /// Whether a condition is not a call: what it says may be of an earlier time.
    fn is_kept(&self, mut node: TsNode<'t>) -> bool {
        loop {
            let inner = match self.kind(node) {
                Kind::Parenthesized | Kind::Await | Kind::NonNull | Kind::As => node.named_child(0),
                Kind::Unary => node.child_by_field_name("argument"),
                Kind::Binary if comparison(self.operator(node)).is_some() => node.child_by_field_name("left"),
                kind => return kind != Kind::Call,
            };
            let Some(inner) = inner else { return true };
            node = inner;
        }
    }

    fn operator(&self, node: TsNode<'t>) -> &'t str {
        node.child_by_field_name("operator").map_or("", |operator| self.text(operator))
    }

    /// Lowers a statement by `lower`; behind it, what `lower` says holds, and else what held before.
    pub(super) fn in_sequence(&mut self, node: TsNode<'t>, lower: impl FnOnce(&mut Self)) {
        let outer = self.around.region;
        lower(self);
        match self.kind(node) {
            Kind::If | Kind::Try => {}
            kind => {
                self.around.region = outer;
                let leaves = matches!(kind, Kind::Return | Kind::Throw | Kind::Jump);
                self.around.leaves = leaves || kind == Kind::Block && self.around.leaves;
            }
        }
    }

    /// A list of statements: whether it leaves says the last one.
    pub(super) fn begin_list(&mut self) {
        self.around.leaves = false;
    }

    /// Long chains of `else if` are nested in the tree; they are taken apart in a loop.
    pub(super) fn if_statement(&mut self, node: TsNode<'t>) {
        let (outer, mut first, narrowed) = (self.around.region, None, self.narrowed.len());
        let (whole, mut has_else) = (node, false);
        self.mark(Mark::Open);
        let (mut next, mut leaving, mut rest_leaves) = (Some(node), Vec::new(), false);
        while let Some(node) = next.take() {
            let mut condition = None;
            rest_leaves = false;
            let base = self.around.region;
            for (name, kid) in self.kids(node) {
                self.around.region = base;
                match name {
                    Field::Condition => condition = Some(self.condition(kid)),
                    Field::Alternative => {
                        if let Some(condition) = condition {
                            self.when(condition, false);
                            self.narrow(condition.at, false, kid);
                        }
                        self.begin_list();
                        next = self.alternative(kid);
                        has_else |= next.is_none();
                        rest_leaves = self.around.leaves;
                    }
                    _ => {
                        condition.into_iter().for_each(|condition| self.when(condition, true));
                        let told = condition.map(|condition| (condition.at, true));
                        self.arm(|me| {
                            me.where_told(told, kid, |me| me.statement(kid));
                            me.around.leaves
                        });
                        leaving.push(self.around.leaves);
                    }
                }
                if next.is_some() {
                    break;
                }
            }
            first = first.or(condition);
        }
        self.mark(Mark::Close { whole: has_else });
        self.around.region = outer;
        self.narrowed.truncate(narrowed);
        let kids = self.kids(whole);
        self.narrow_rest(whole, &kids);
        let then = leaving.first() == Some(&true);
        let other = rest_leaves && leaving.iter().skip(1).all(|&leaves| leaves);
        if let Some(condition) = first.filter(|_| then != other) {
            self.when(condition, other);
        }
        self.around.leaves = then && other;
    }

    /// What stands behind `else`; the next `if`, where that is one.
    fn alternative(&mut self, node: TsNode<'t>) -> Option<TsNode<'t>> {
        let mut next = None;
        for (_, kid) in self.kids(node) {
            match self.kind(kid) {
                Kind::If => next = Some(kid),
                _ => self.arm(|me| {
                    me.statement(kid);
                    me.around.leaves
                }),
            }
        }
        next
    }

    /// Where a `try` ends with leaving, what stands behind it runs where it has failed.
    pub(super) fn try_statement(&mut self, node: TsNode<'t>) {
        let (outer, kids) = (self.around.region, self.kids(node));
        let is_caught = kids.iter().any(|(_, kid)| self.kind(*kid) == Kind::CatchClause);
        let (mut tried, mut leaves) = (IdRange::default(), false);
        for (name, kid) in kids {
            match (name, self.kind(kid)) {
                (Field::Body, _) => {
                    if is_caught {
                        self.enter(Holds::Tried, kid);
                    }
                    let first = self.out.calls.len();
                    self.statement(kid);
                    (tried, leaves) = (self.out.calls.since(first), self.around.leaves);
                }
                (_, Kind::CatchClause) => {
                    self.enter(Holds::Failed { calls: tried }, node);
                    self.mark(Mark::Open);
                    self.arm(|me| {
                        me.statement(kid);
                        me.around.leaves
                    });
                    self.mark(Mark::Close { whole: false });
                }
                _ => self.statement(kid),
            }
            self.doc = None;
            self.around.region = outer;
        }
        if leaves && !tried.is_empty() {
            self.enter(Holds::Failed { calls: tried }, node);
        }
        self.around.leaves = false;
    }

    pub(super) fn switch(&mut self, node: TsNode<'t>) {
        let kids = self.kids(node);
        let value = match field(&kids, Field::Value) {
            Some(value) => {
                let node = self.look(value);
                self.note_account_type(node, value);
                Some(node)
            }
            None => None,
        };
        let outer = std::mem::replace(&mut self.around.switched, value);
        self.mark(Mark::Open);
        let mut has_default = false;
        for (_, kid) in kids.into_iter().filter(|(name, _)| *name != Field::Value) {
            has_default |= kid.named_children(&mut kid.walk()).any(|case| case.kind() == "switch_default");
            self.statement(kid);
        }
        self.mark(Mark::Close { whole: has_default });
        self.around.switched = outer;
    }

    /// `case "enterprise": ...`
    pub(super) fn case(&mut self, node: TsNode<'t>) {
        let body = node.child_by_field_name("body");
        if body.is_none() {
            // The next one does the same.
            return self.case_here(node);
        }
        self.arm(|me| {
            me.case_here(node);
            let last = node.named_children(&mut node.walk()).last();
            last.is_some_and(|last| matches!(me.kind(last), Kind::Return | Kind::Throw))
        });
    }

    fn case_here(&mut self, node: TsNode<'t>) {
        let outer = self.around.region;
        self.begin_list();
        for kid in self.kids_and_comments(node) {
            match self.kind(kid) {
                Kind::Comment => {
                    self.remember_doc(kid);
                    continue;
                }
                Kind::Str | Kind::Member | Kind::Identifier
                    if node.child_by_field_name("value") == Some(kid) =>
                {
                    let value = if self.kind(kid) == Kind::Str { self.word(kid) } else { self.expr(kid) };
                    let to = self.node();
                    let compared = |left| Clue::Compared { left, right: value, equal: true, to };
                    self.around.switched.map(compared).into_iter().for_each(|clue| self.clue(clue));
                    self.when(Condition { node: to, at: kid }, true);
                }
                _ => self.statement(kid),
            }
            self.doc = None;
        }
        self.around.region = outer;
    }

    /// The node of a string that is only compared.
    fn word(&mut self, string: TsNode<'t>) -> Node {
        let node = self.node();
        self.note_word(node, string_content(self.text(string)));
        node
    }

    /// Opens a function's region; [`Self::end_function`] closes it.
    pub(super) fn begin_function(&mut self, node: TsNode<'t>) -> (Option<RegionId>, Option<RegionId>) {
        let outer = self.around.region;
        let handed = std::mem::take(&mut self.around.handed);
        self.enter(Holds::Function { function: None, handed }, node);
        (outer, self.around.region)
    }

    pub(super) fn end_function(
        &mut self,
        (outer, own): (Option<RegionId>, Option<RegionId>),
        id: FunctionId,
    ) {
        self.around.region = outer;
        if let Some(Holds::Function { function, .. }) =
            own.and_then(|own| self.out.regions.get_mut(own)).map(|region| &mut region.holds)
        {
            *function = Some(id);
        }
    }

    /// What a function says by returning a constant.
    pub(super) fn note_return(&mut self, value: TsNode<'t>, to: Node) {
        if let Some(truth) = self.constant(value) {
            self.clue(Clue::Returned { truth, around: self.around.region, to });
        }
    }

    /// The constant that counts as true or false.
    fn constant(&self, node: TsNode<'t>) -> Option<bool> {
        match (self.kind(node), self.text(node)) {
            (Kind::Atom, "true") => Some(true),
            (Kind::Atom, "false" | "null" | "undefined") | (Kind::Number, "0") => Some(false),
            (Kind::Str, empty) if empty.len() == 2 => Some(false),
            _ => None,
        }
    }

    /// Notes what a comparison says; `to` is its value.
    pub(super) fn note_comparison(&mut self, sides: [(TsNode<'t>, Node); 2], operator: &str, to: Node) {
        let Some(equal) = comparison(operator) else { return };
        let [(left_at, left), (right_at, right)] = sides;
        let by_constant = |me: &Self, of, other: TsNode<'t>| {
            let truth = me.constant(other)?;
            Some(if truth == equal { Clue::Same { of, to } } else { Clue::Not { of, to } })
        };
        let constant = by_constant(self, left, right_at).or_else(|| by_constant(self, right, left_at));
        let clue = constant.or_else(|| self.type_compared(sides, equal, to));
        if account_type(string_content(self.text(right_at))).is_some() {
            self.note_account_type(left, left_at);
        }
        if account_type(string_content(self.text(left_at))).is_some() {
            self.note_account_type(right, right_at);
        }
        self.clue(clue.unwrap_or(Clue::Compared { left, right, equal, to }));
    }

    /// `typeof x === "undefined"`
    fn type_compared(&self, [left, right]: [(TsNode<'t>, Node); 2], equal: bool, to: Node) -> Option<Clue> {
        let is_type = |at: TsNode<'t>| self.kind(at) == Kind::Unary && self.operator(at) == "typeof";
        let (of, word) = if is_type(left.0) { (left.1, right.0) } else { (right.1, left.0) };
        if self.kind(word) != Kind::Str || !(is_type(left.0) || is_type(right.0)) {
            return None;
        }
        let is_there = string_content(self.text(word)) != "undefined";
        Some(if is_there == equal { Clue::Same { of, to } } else { Clue::Not { of, to } })
    }

    /// What an account type is made of is one: `getAccountType(profile.accountType)`.
    fn note_account_type(&mut self, node: Node, at: TsNode<'t>) {
        if self.text(at).contains("accountType") {
            self.clue(Clue::Is { node, what: NamedValue::AccountType });
        }
    }

    /// Notes a string that is one of the account types.
    pub(super) fn note_word(&mut self, node: Node, content: &str) {
        account_type(content).into_iter().for_each(|what| self.clue(Clue::Is { node, what }));
    }

    /// Notes a member that is known by its name.
    pub(super) fn note_member(&mut self, node: Node, name: &str, object: Option<TsNode<'t>>) {
        let what = match name {
            "accountType" => NamedValue::AccountType,
            "Enabled" => NamedValue::Enabled,
            "Disabled" | "Removed" => NamedValue::Disabled,
            _ => return,
        };
        let is_status = |object: TsNode<'t>| self.text(object).ends_with("TokenStatus");
        if what == NamedValue::AccountType || object.is_some_and(is_status) {
            self.clue(Clue::Is { node, what });
        }
    }

    /// Notes that the member at the site is only looked for.
    pub(super) fn note_look(&mut self, site: SiteId, node: Node) {
        if self.out.sites.get(site).is_some_and(|site| site.access != Access::Call) {
            self.clue(Clue::Looked { site, node });
        }
    }

    /// What holds in the arguments of a call; `object`: the calls in its callee.
    pub(super) fn expect_arguments(&mut self, name: &str, object: IdRange<CallId>) {
        self.around.given = match name {
            TOKEN_STATUS => Some((Holds::TokenStatus, None)),
            "catch" if !object.is_empty() => Some((Holds::Failed { calls: object }, None)),
            "then" if !object.is_empty() => Some((Holds::Failed { calls: object }, Some(1))),
            _ => None,
        };
    }

    /// What holds in all arguments, or in one, of the call that is lowered.
    pub(super) fn given(&mut self) -> Option<(Holds, Option<usize>)> {
        self.around.given.take()
    }

    /// Lowers an argument by `lower`.
    pub(super) fn argument<T>(
        &mut self,
        (at, position): (TsNode<'t>, usize),
        given: Option<&(Holds, Option<usize>)>,
        lower: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = self.around.region;
        if let Some((holds, _)) = given.filter(|(_, only)| only.is_none_or(|only| only == position)) {
            self.enter(holds.clone(), at);
        }
        self.around.handed = matches!(self.kind(at), Kind::Function | Kind::ArrowFunction);
        let result = lower(self);
        self.around.handed = false;
        self.around.region = outer;
        result
    }

    /// Notes the call that was lowered last, where its result tells something.
    pub(super) fn note_call(&mut self, name: &str, kids: &Kids<'t>) {
        let what = match name {
            "isSetSupported" => self.set_asked(kids),
            TOKEN_STATUS => TellingCall::TokenStatus,
            "acquireTokenSilent"
            | "acquireTokenPopup"
            | "acquireTokenRedirect"
            | "ssoSilent"
            | "createNestablePublicClientApplication"
            | "getAccessToken"
            | "getAccessTokenAsync" => TellingCall::SignIn,
            _ => return,
        };
        let Some(last) = self.out.calls.len().checked_sub(1) else { return };
        let call = CallId::new(last);
        self.clue(Clue::Called { call, what });
    }

    fn set_asked(&mut self, kids: &Kids<'t>) -> TellingCall {
        let args = field(kids, Field::Arguments).map(|args| self.kids(args)).unwrap_or_default();
        let mut literal = |position: usize| -> Option<Sym> {
            let arg = args.get(position).map(|(_, arg)| *arg).filter(|arg| self.kind(*arg) == Kind::Str);
            arg.map(|arg| self.names.intern(string_content(self.text(arg))))
        };
        TellingCall::Set { name: literal(0), version: literal(1) }
    }
}

/// The account types that say where a mailbox lives.
fn account_type(content: &str) -> Option<NamedValue> {
    match content {
        "enterprise" => Some(NamedValue::OnPremises),
        "office365" => Some(NamedValue::Online),
        _ => None,
    }
}

/// Whether a comparison asks for equality, or for its contrary.
fn comparison(operator: &str) -> Option<bool> {
    match operator {
        "==" | "===" => Some(true),
        "!=" | "!==" => Some(false),
        _ => None,
    }
}

/// The last name of a callee: `c` of `a.b.c`.
pub(super) fn last_name(callee: &str) -> &str {
    callee.rsplit('.').next().unwrap_or_default().trim_end_matches('!')
}
