export const Header = ({ subject, title }) => (
  <h1 onClick={() => subject.setAsync(title)}>{title}</h1>
  //                         ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain
);
