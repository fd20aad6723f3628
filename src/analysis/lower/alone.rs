//! Statements that are nothing but a call, whose value nobody wants: something can be put around them.
//!
//! Only those that stand in a list of statements, not the only one behind `if (...)`, and not in markup.

use super::{Chain, Kind, Lowerer, TsNode};

impl<'t> Lowerer<'t, '_> {
    /// A statement of a list is lowered next.
    pub(super) fn expect_alone(&mut self, statement: TsNode<'t>) {
        let is_call = self.kind(statement) == Kind::ExpressionStatement && self.template.is_none();
        self.alone = is_call.then_some(statement);
    }

    /// Notes the statement at the site that is called, where it is nothing but that call, awaited or not; `alone`: the statement
    /// that was expected.
    pub(super) fn note_alone(&mut self, node: TsNode<'t>, alone: Option<TsNode<'t>>, chain: Option<Chain>) {
        let is_call = matches!(self.kind(node), Kind::Call | Kind::Await);
        let Some((statement, site)) = alone.zip(chain.and_then(|chain| chain.site)).filter(|_| is_call)
        else {
            return;
        };
        let is_all = statement.start_byte() == node.start_byte()
            && self
                .text
                .get(node.end_byte()..statement.end_byte())
                .is_some_and(|rest| matches!(rest.trim(), "" | ";"));
        let place = self.place(statement);
        if let Some(site) = self.out.sites.get_mut(site).filter(|_| is_all) {
            site.statement = Some(place);
        }
    }
}
