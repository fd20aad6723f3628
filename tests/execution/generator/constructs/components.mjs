// React's class components: state, lifecycle methods, contexts; and components made of others.

import { DOM, jsx, RENDER } from './typed.mjs';

const rendered = (code, more = '') => jsx(`${code}\n${RENDER}(‹<$Pane${more} />¦createElement($Pane)›);`, DOM);

export const COMPONENTS = {
  'state-field': rendered(`class $Pane extends Component«<any, any>» {
      state = { held: @value, other: @other };
      componentDidMount() {
        @use(this.state.other)
        @go(this.state.held)
      }
      render() {
        return null;
      }
    }`),
  'state-set': rendered(`class $Pane extends Component«<any, any>» {
      constructor(props«: any») {
        super(props);
        this.state = { held: null };
      }
      componentDidMount() {
        this.setState({ held: @value });
      }
      componentDidUpdate() {
        if (this.state.held) {
          @go(this.state.held)
        }
      }
      render() {
        return null;
      }
    }`),
  'state-updated': rendered(`class $Pane extends Component«<any, any>» {
      state«: any» = { list: [] };
      componentDidMount() {
        this.setState(({ list }«: any») => ({ list: [...list, @value] }));
      }
      componentDidUpdate() {
        @go(this.state.list[0])
      }
      render() {
        return null;
      }
    }`),
  'state-then': rendered(`class $Pane extends Component«<any, any>» {
      state«: any» = {};
      load = () => {
        this.setState({ held: @value }, () => {
          @go(this.state.held)
        });
      };
      componentDidMount() {
        this.load();
      }
      render() {
        return null;
      }
    }`),
  'state-before': rendered(`class $Pane extends Component«<any, any>» {
      state«: any» = { held: @value };
      componentDidMount() {
        this.setState({ held: null });
      }
      componentDidUpdate(_«: any», $before«: any») {
        @go($before.held)
      }
      render() {
        return null;
      }
    }`),
  'state-drawn': rendered(`const $Row = ({ one: $v }«: any») => {
      @go($v)
      return null;
    };
    class $Pane extends Component«<any, any>» {
      state«: any» = { held: @value };
      render() {
        return ‹<$Row one={this.state.held} />¦createElement($Row, { one: this.state.held })›;
      }
    }`),
  'handler-given': rendered(`class $Child extends Component«<any>» {
      componentDidMount() {
        this.props.onHold({ held: @value });
      }
      render() {
        return null;
      }
    }
    class $Pane extends Component {
      hold = ({ held: $v }«: any») => {
        @go($v)
      };
      render() {
        return ‹<$Child onHold={this.hold} />¦createElement($Child, { onHold: this.hold })›;
      }
    }`),
  'instance-field': rendered(`class $Pane extends Component {
      held«: any» = null;
      componentDidMount() {
        this.held = @value;
        this.run();
      }
      run() {
        @go(this.held)
      }
      render() {
        return null;
      }
    }`),
  'derived-state': jsx(
    `class $Pane extends Component«<any, any>» {
      state«: any» = {};
      static getDerivedStateFromProps(props«: any») {
        return { held: props.held };
      }
      componentDidMount() {
        @go(this.state.held)
      }
      render() {
        return null;
      }
    }
    const $held = @value;
    ${RENDER}(‹<$Pane held={$held} />¦createElement($Pane, { held: $held })›);`,
    DOM,
  ),
  'context-type': jsx(
    `const $Held = createContext«<any>»(null);
    class $Pane extends Component {
      static contextType = $Held;
      componentDidMount() {
        @go((this« as any»).context)
      }
      render() {
        return null;
      }
    }
    const $given = @value;
    ${RENDER}(‹<$Held.Provider value={$given}><$Pane /></$Held.Provider>¦createElement($Held.Provider, { value: $given }, createElement($Pane))›);`,
    DOM,
  ),
  'default-props': rendered(`class $Pane extends Component«<any>» {
      static defaultProps = { held: @value };
      componentDidMount() {
        @go(this.props.held)
      }
      render() {
        return null;
      }
    }`),
  'wrapped': rendered(`const $withHeld = (Inner«: any», held«: any») => (props«: any») => ‹<Inner {...props} held={held} />¦createElement(Inner, { ...props, held })›;
    const $Pane = $withHeld(({ held: $v }«: any») => {
      @go($v)
      return null;
    }, @value);`),
  'wrapped-class': rendered(`const $withHeld = (Inner«: any», held«: any») =>
      class extends Component {
        render() {
          return ‹<Inner {...this.props} held={held} />¦createElement(Inner, { ...this.props, held })›;
        }
      };
    const $Pane = $withHeld(class extends Component«<any>» {
      componentDidMount() {
        @go(this.props.held)
      }
      render() {
        return null;
      }
    }, @value);`),
};
