// A React that renders once: components are called, effects run afterwards, events of elements are fired.

const Contexts = new Map();
let effects = [];

class Component {
  constructor(props) {
    this.props = props;
  }

  /** Draws again at once, and only this component. */
  setState(change, done) {
    const before = this.state;
    this.state = { ...before, ...(typeof change === 'function' ? change(before, this.props) : change) };
    this.render();
    this.componentDidUpdate?.(this.props, before);
    done?.();
  }
}

const createElement = (type, props, ...children) => ({
  type,
  props: { ...props, ...(children.length && { children: children.length > 1 ? children : children[0] }) },
});

const createContext = (start) => {
  const context = { start };
  context.Provider = ({ value, children }) => {
    Contexts.set(context, value);
    return children;
  };
  return context;
};

const HOOKS = {
  useState: (start) => [typeof start === 'function' ? start() : start, () => {}],
  useRef: (current) => ({ current }),
  useMemo: (make) => make(),
  useCallback: (run) => run,
  useContext: (context) => (Contexts.has(context) ? Contexts.get(context) : context.start),
  useEffect: (run) => void effects.push(run),
};

export const react = () => ({
  ...HOOKS,
  Component,
  createElement,
  createContext,
  cloneElement: (element, props) => ({ ...element, props: { ...element.props, ...props } }),
});

export const reactDom = () => ({
  createRoot: () => ({
    render(element) {
      draw(element);
      effects.splice(0).forEach((run) => run());
    },
  }),
});

function draw(node) {
  if (Array.isArray(node)) node.forEach(draw);
  if (!node?.type) return;
  if (typeof node.type === 'string') return drawElement(node.props);
  if (!(node.type.prototype instanceof Component)) return draw(node.type(node.props));
  drawInstance(node.type, { ...node.type.defaultProps, ...node.props });
}

function drawInstance(type, props) {
  const instance = new type(props);
  if (type.contextType) instance.context = HOOKS.useContext(type.contextType);
  if (type.getDerivedStateFromProps) Object.assign(instance.state, type.getDerivedStateFromProps(props, instance.state));
  draw(instance.render());
  instance.componentDidMount?.();
}

function drawElement({ children, ...props }) {
  draw(children);
  for (const [name, run] of Object.entries(props)) if (/^on[A-Z]/.test(name)) run({ type: name });
}
