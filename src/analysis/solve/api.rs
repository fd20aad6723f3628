//! Office values: what their members yield, what their methods return and hand to callbacks.

use super::value::{
    Builtin, Constraint, Instance, ObjectKind, Provenance, SigRef, UnknownMember, UnseenReason, Value,
};
use super::{Hit, MemberAccess, Solver};
use crate::analysis::ceiling;
use crate::analysis::ids::{Id, InstanceId, SignatureId, UnknownId};
use crate::analysis::ir::{Call, Locus, Node, Outside, SiteId, Sym};
use crate::catalog::{MemberId, MemberKind, Signature, TypeExpr, TypeId, TypeKind};

impl Solver {
    /// `x.name` on an Office type; `env` is its instance if it is generic.
    pub(super) fn api_load(&mut self, ty: TypeId, env: Option<InstanceId>, access: MemberAccess) {
        if self.catalog.is_application(ty) {
            return self.application_load(ty, env, access);
        }
        let text = self.names.text(access.name);
        let member = self.catalog.lookup(ty, text).or_else(|| self.catalog.lookup_below(ty, text));
        let Some(member) = member else {
            let name = self.names.text(access.name);
            // What an event brings along besides is data, and depends on the event.
            if self.catalog.command_args().any(|event| event == ty) {
                return;
            }
            if name == "cast" && self.office() == Some(Value::Api(ty)) {
                self.add(access.to, Value::Builtin(Builtin::Cast));
            } else if let Some(site) =
                access.site.filter(|_| !super::known_packages::is_of_the_language(name))
            {
                // What has other members than Office's is mostly something else.
                let doubts = match self.origin(env) {
                    Provenance::Followed => true,
                    Provenance::Named => ceiling::of_name(name).is_some(),
                    Provenance::Anywhere => false,
                };
                if doubts {
                    let up_to = ceiling::of_unknown(ty, name);
                    self.meet_unknown(UnknownMember { site, up_to, name: Some(access.name) }, access.to);
                }
            }
            return;
        };
        if let MemberAccess { site: Some(site), key, base, .. } = access {
            let followed = self.origin(env) == Provenance::Followed;
            self.found.hits.push(Hit { site, member, key, base, followed });
        }
        let found = self.catalog.member(member);
        match found.kind {
            MemberKind::Property if access.as_read => {
                let found_there = self.node();
                self.flow_type(&found.yields, env, found_there);
                self.constrain(found_there, Constraint::AsRead(access.to));
            }
            MemberKind::Property => self.flow_type(&found.yields, env, access.to),
            MemberKind::EnumConstant => self.add(access.to, Value::Member(member)),
            MemberKind::Method if env.is_none() => self.add(access.to, Value::Member(member)),
            MemberKind::Method => self.add_signatures(&found.signatures, env, Some(member), access.to),
        }
    }

    /// `Excel.run`: what the namespace of an application has is code that is not here, which keeps to the document.
    fn application_load(&mut self, ty: TypeId, env: Option<InstanceId>, access: MemberAccess) {
        let MemberAccess { name, to, site, key, base, .. } = access;
        if let Some((site, member)) = site.zip(self.catalog.lookup(ty, self.names.text(name))) {
            let followed = self.origin(env) == Provenance::Followed;
            self.found.hits.push(Hit { site, member, key, base, followed });
        }
        self.add(to, Value::Outside(Outside::Code));
    }

    /// A member that Office is not known to have; it may lead to what needs `up_to`.
    pub(super) fn meet_unknown(&mut self, unknown: UnknownMember, to: Node) {
        // To read a property needs no more than this, whatever it is.
        let to_read = unknown.up_to.to_read();
        self.see_no_more(Locus::Site(unknown.site), UnseenReason::UnknownMember, to_read);
        self.add_unknown(unknown, to);
    }

    /// `x.name = from`: a use, and what the property's type expects of a function.
    pub(super) fn api_store(&mut self, value: Value, name: Sym, from: Node, site: Option<SiteId>) {
        let Some(ty) = self.api_type(value) else { return };
        let Some(member) = self.catalog.lookup(ty, self.names.text(name)) else {
            return self.store_unknown(value, ty, name, site);
        };
        if let Some(site) = site {
            let env = if let Value::Instance(env) = value { Some(env) } else { None };
            let followed = self.origin(env) == Provenance::Followed;
            self.found.hits.push(Hit { site, member, key: None, base: None, followed });
        }
        let found = self.catalog.member(member);
        let mut signatures: Vec<&'static Signature> = found.signatures.iter().collect();
        functions_in(&found.yields, &mut signatures);
        for signature in signatures {
            self.hand_over(signature, None, None, from);
        }
    }

    /// To write a property that Office is not known to have needs what it needs to read it, if it is Office's at all.
    fn store_unknown(&mut self, value: Value, ty: TypeId, name: Sym, site: Option<SiteId>) {
        let is_root = Some(value) == self.office();
        if let Some(site) = site.filter(|_| !is_root && self.is_followed(value)) {
            let up_to = ceiling::of_unknown(ty, self.names.text(name)).to_read();
            self.see_no_more(Locus::Site(site), UnseenReason::UnknownMember, up_to);
        }
    }

    /// Whether an Office value was followed all the way.
    pub(crate) fn is_followed(&self, value: Value) -> bool {
        !matches!(value, Value::Instance(i) if self.graph.instances[i].origin != Provenance::Followed)
    }

    fn add_signatures(
        &mut self,
        signatures: &'static [Signature],
        env: Option<InstanceId>,
        member: Option<MemberId>,
        to: Node,
    ) {
        let signature = self.graph.signatures.push(SigRef { signatures, env, member });
        self.add(to, Value::Signature(signature));
    }

    /// Everything that the type says goes to `to`.
    pub(crate) fn flow_type(&mut self, ty: &'static TypeExpr, env: Option<InstanceId>, to: Node) {
        match ty {
            TypeExpr::Opaque => {}
            TypeExpr::Any(parts) => parts.iter().for_each(|part| self.flow_type(part, env, to)),
            TypeExpr::Param(n) => {
                let instance = env.and_then(|env| self.graph.instances.get(env));
                let arg = instance.and_then(|instance| instance.args.get(*n as usize)).copied();
                self.copy(arg, to);
            }
            TypeExpr::Api(id, args) if args.is_empty() => self.flow_named(*id, env, to),
            _ => {
                let node = self.type_node(ty, env);
                self.copy(node, to);
            }
        }
    }

    fn flow_named(&mut self, id: TypeId, env: Option<InstanceId>, to: Node) {
        let ty = self.catalog.ty(id);
        let value = Value::Api(id);
        match (ty.kind, self.origin(env)) {
            (TypeKind::Alias, Provenance::Followed) => self.flow_type(&ty.alias_of, None, to),
            (TypeKind::Alias, _) => self.flow_type(&ty.alias_of, env, to),
            (_, Provenance::Followed) => self.add(to, value),
            (_, origin) => self.find(value, origin, to),
        }
    }

    /// Something that nobody sees is done with what an unknown member yields.
    pub(super) fn use_unknown(&mut self, unknown: UnknownId) {
        if let Some(&UnknownMember { site, up_to, .. }) = self.graph.unknown.get_index(unknown.index()) {
            self.see_no_more(Locus::Site(site), UnseenReason::UnknownMember, up_to);
        }
    }

    /// `x.unknown.name`. Where another type has the unknown member (`internetHeaders`: a message that is composed has it, one
    /// that is read does not), it is that or nothing.
    pub(super) fn unknown_load(&mut self, unknown: UnknownId, name: Sym, to: Node) {
        let Some(&UnknownMember { site, name: Some(before), .. }) =
            self.graph.unknown.get_index(unknown.index())
        else {
            return self.add(to, Value::UnknownMember(unknown));
        };
        match ceiling::of_path(self.names.text(before), self.names.text(name)) {
            Some(up_to) => self.add_unknown(UnknownMember { site, up_to, name: None }, to),
            None => self.add(to, Value::UnknownMember(unknown)),
        }
    }

    fn add_unknown(&mut self, unknown: UnknownMember, to: Node) {
        let unknown = UnknownId::new(self.graph.unknown.insert_full(unknown).0);
        self.add(to, Value::UnknownMember(unknown));
    }

    /// How what an instance leads to was found.
    fn origin(&self, env: Option<InstanceId>) -> Provenance {
        env.and_then(|env| self.graph.instances.get(env))
            .map_or(Provenance::Followed, |instance| instance.origin)
    }

    /// Gives `to` an Office value of which nobody knows whether it is the one that is there.
    pub(super) fn find(&mut self, value: Value, origin: Provenance, to: Node) {
        if let Value::Member(member) = value {
            let signatures = &self.catalog.member(member).signatures;
            let Some(office) = self.office() else { return };
            let env = self.found_instance(office, origin);
            return self.add_signatures(signatures, Some(env), Some(member), to);
        }
        let found = self.found_instance(value, origin);
        self.add(to, Value::Instance(found));
    }

    fn found_instance(&mut self, value: Value, origin: Provenance) -> InstanceId {
        if let Some(&found) = self.graph.unsure.get(&(value, origin)) {
            return found;
        }
        let (ty, args) = match value {
            Value::Instance(known) => {
                let Instance { ty, ref args, origin: before } = self.graph.instances[known];
                if before == origin || before == Provenance::Anywhere {
                    return known;
                }
                (ty, args.clone())
            }
            value => (self.api_type(value).unwrap_or(TypeId(0)), Vec::new()),
        };
        let found = self.graph.instances.push(Instance { ty, args, origin });
        self.graph.unsure.insert((value, origin), found);
        found
    }

    /// The node of a type of the catalogue; one for each instance that it is seen from.
    fn type_node(&mut self, ty: &'static TypeExpr, env: Option<InstanceId>) -> Node {
        let key = (std::ptr::from_ref(ty) as usize, env);
        if let Some(&node) = self.graph.type_nodes.get(&key) {
            return node;
        }
        let node = self.node();
        self.graph.type_nodes.insert(key, node);
        let value = match ty {
            TypeExpr::Api(id, args) => {
                let args = args.iter().map(|a| self.type_node(a, env)).collect();
                let origin = self.origin(env);
                Value::Instance(self.graph.instances.push(Instance { ty: *id, args, origin }))
            }
            TypeExpr::Promise(inner) => {
                let inner = self.type_node(inner, env);
                self.container(ObjectKind::Promise, inner)
            }
            TypeExpr::Array(element) => {
                let element = self.type_node(element, env);
                self.container(ObjectKind::Array, element)
            }
            TypeExpr::Function(signature) => {
                self.add_signatures(std::slice::from_ref(signature), env, None, node);
                return node;
            }
            TypeExpr::Object(fields) => self.object_of(fields, env),
            _ => {
                self.flow_type(ty, env, node);
                return node;
            }
        };
        self.add(node, value);
        node
    }

    fn object_of(&mut self, fields: &'static [(String, TypeExpr)], env: Option<InstanceId>) -> Value {
        let object = self.new_object(ObjectKind::Plain);
        for (name, ty) in fields {
            let name = self.names.intern(name);
            let prop = self.own_property(object, name);
            self.flow_type(ty, env, prop);
        }
        Value::Object(object)
    }

    /// An Office type with arguments.
    pub(crate) fn instance(&mut self, ty: TypeId, args: Vec<Node>) -> Value {
        Value::Instance(self.graph.instances.push(Instance { ty, args, origin: Provenance::Followed }))
    }

    /// Calls a method of the catalogue.
    pub(super) fn call_member(&mut self, member: MemberId, call: &Call) {
        self.call_signatures(&self.catalog.member(member).signatures, None, call);
        self.add_handler(member, call);
    }

    fn add_handler(&mut self, member: MemberId, call: &Call) {
        let name = &self.catalog.member(member).name;
        if (name == "addHandlerAsync" || name == "addEventHandler")
            && let [(event, _), (handler, _), ..] = call.args[..]
        {
            self.constrain(event, Constraint::Event { handler });
        }
        if name == "associate"
            && let [_, (handler, _), ..] = call.args[..]
        {
            let event = self.node();
            // Nobody here calls the handler: that it gets an event is what the name promises.
            for ty in self.catalog.command_args() {
                self.find(Value::Api(ty), Provenance::Named, event);
            }
            self.run_callback(handler, &[event]);
        }
    }

    pub(super) fn call_signature_value(&mut self, sig: SignatureId, call: &Call) {
        let SigRef { signatures, env, member } = self.graph.signatures[sig];
        self.call_signatures(signatures, env, call);
        member.into_iter().for_each(|member| self.add_handler(member, call));
    }

    /// Results and callbacks of all overloads: which one is meant, the arguments' count does not tell.
    fn call_signatures(&mut self, signatures: &'static [Signature], env: Option<InstanceId>, call: &Call) {
        if let Some(to) = call.to {
            signatures.iter().for_each(|signature| self.flow_type(&signature.returns, env, to));
        }
        let context = self.async_context(signatures, call);
        for (position, &(arg, _)) in call.args.iter().enumerate() {
            for callback in callbacks(signatures, position) {
                self.hand_over(callback, env, context, arg);
            }
        }
    }

    /// What the callback finds in `result.asyncContext`: the same that the options hold, or what stands behind the callback.
    fn async_context(&mut self, signatures: &'static [Signature], call: &Call) -> Option<Value> {
        if call.args.len() < 2 {
            return None;
        }
        let name = self.names.intern("asyncContext");
        let object = self.new_object(ObjectKind::Plain);
        let held = self.own_property(object, name);
        for (position, &(arg, _)) in call.args.iter().enumerate() {
            self.load(arg, name, held);
            if signatures.iter().any(|signature| is_behind_callback(signature, position)) {
                self.copy(arg, held);
            }
        }
        Some(Value::Object(object))
    }

    /// Functions in `callee` are called with what the callback's type says.
    fn hand_over(
        &mut self,
        callback: &'static Signature,
        env: Option<InstanceId>,
        context: Option<Value>,
        callee: Node,
    ) {
        let mut args = Vec::with_capacity(callback.params.len());
        for param in &callback.params {
            let node = self.node();
            self.flow_type(param, env, node);
            context.into_iter().for_each(|c| self.add(node, c));
            args.push(node);
        }
        self.run_callback(callee, &args);
    }

    /// The handler of an event gets the event's arguments.
    pub(super) fn event(&mut self, event: Value, handler: Node) {
        let Value::Member(constant) = event else { return };
        let name = self.catalog.member(constant).name.as_str();
        if let Some(ty) = self.catalog.event_args(name) {
            let arg = self.node_of(Value::Api(ty));
            self.run_callback(handler, &[arg]);
        }
    }

    /// `import ... from "office-js"`: the package's exports.
    pub(super) fn office_package_load(&mut self, name: Sym, to: Node) {
        let Some(office) = self.catalog.type_named("Office") else { return };
        match self.names.text(name) {
            "Office" | "default" => self.add(to, Value::Api(office)),
            _ => self.api_load(
                office,
                None,
                MemberAccess { name, to, site: None, key: None, base: None, as_read: false },
            ),
        }
    }

    /// The value of the global `Office`.
    pub(crate) fn office(&self) -> Option<Value> {
        self.catalog.type_named("Office").map(Value::Api)
    }

    /// The value of a global that Office gives: itself, or the namespace of an application.
    pub(super) fn host_global(&self, name: &str) -> Option<Value> {
        let ty = self.catalog.type_named(name)?;
        (name == "Office" || self.catalog.is_application(ty)).then_some(Value::Api(ty))
    }
}

/// Whether a parameter stands behind the callback: `loadCustomPropertiesAsync(callback, userContext)`.
fn is_behind_callback(signature: &Signature, position: usize) -> bool {
    let is_callback = |ty: &TypeExpr| matches!(ty, TypeExpr::Function(_));
    position < signature.params.len() && signature.params.iter().take(position).any(is_callback)
}

/// The callback types at a position; where no overload has one there, all that the overloads have (an optional
/// argument before it may be left out).
fn callbacks(signatures: &'static [Signature], position: usize) -> Vec<&'static Signature> {
    let mut here = Vec::new();
    let mut anywhere = Vec::new();
    for signature in signatures {
        for (at, param) in signature.params.iter().enumerate() {
            functions_in(param, &mut anywhere);
            if at == position {
                functions_in(param, &mut here);
            }
        }
    }
    if here.is_empty() { anywhere } else { here }
}

fn functions_in(ty: &'static TypeExpr, out: &mut Vec<&'static Signature>) {
    match ty {
        TypeExpr::Function(signature) => out.push(signature),
        TypeExpr::Any(parts) => parts.iter().for_each(|part| functions_in(part, out)),
        _ => {}
    }
}
