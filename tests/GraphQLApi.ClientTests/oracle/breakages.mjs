// What clients get wrong, one mistake a function: each changes the tree of a valid document in place and answers whether it could.
import { Kind, TypeInfo, getNamedType, isCompositeType, isScalarType, isSpecifiedScalarType, parse, visit, visitWithTypeInfo } from 'graphql';
import { anyLiteral } from './literals.mjs';
import { argument, directive, field, fragment, inline, literal, name, named, nodesOf, operation, selectionSet, spread, variable, variableDefinition } from './syntax.mjs';

const change = (kinds, apply) => (tree, random, schema) => {
  const nodes = nodesOf(tree, ...kinds);
  return nodes.length > 0 && apply(random.pick(nodes), random, schema, tree) !== false;
};
const misspell = (text, random) => {
  const at = random.below(text.length);
  switch (random.below(5)) {
    case 0: return `${text.slice(0, at)}x${text.slice(at)}`;
    case 1: return text.length > 1 ? text.slice(0, at) + text.slice(at + 1) : `${text}s`;
    case 2: return text.toUpperCase() === text ? text.toLowerCase() : text.toUpperCase();
    case 3: return `${text}s`;
    default: return random.pick(['nope', 'constructor', '__proto__', 'toString', '__nope', 'id']);
  }
};
const rename = (node, random) => {
  const renamed = misspell(node.name.value, random);
  node.name.value = /^\d/.test(renamed) ? `_${renamed}` : renamed;
};
// A document that earlier mistakes left without selections gets one of its own, which nothing sees.
const someSet = (tree, random) => random.pick(nodesOf(tree, Kind.SELECTION_SET)) ?? selectionSet([field('id')]);
const withDirectives = [Kind.FIELD, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_SPREAD, Kind.FRAGMENT_DEFINITION, Kind.OPERATION_DEFINITION, Kind.VARIABLE_DEFINITION];
const withArguments = [Kind.FIELD, Kind.DIRECTIVE];
const someType = (random, schema) => random.pick([...Object.keys(schema.getTypeMap()), 'Nope', 'Sesion']);

export const breakages = {
  fieldName: change([Kind.FIELD], rename),
  argumentName: change([Kind.ARGUMENT], rename),
  directiveName: change([Kind.DIRECTIVE], rename),
  inputFieldName: change([Kind.OBJECT_FIELD], rename),
  fragmentName: change([Kind.FRAGMENT_SPREAD, Kind.FRAGMENT_DEFINITION], rename),
  typeName: change([Kind.NAMED_TYPE], rename),
  variableName: change([Kind.VARIABLE], rename),
  otherType: change([Kind.NAMED_TYPE], (node, random, schema) => { node.name.value = someType(random, schema); }),
  noArguments: change(withArguments, node => node.arguments.length > 0 && (node.arguments = [])),
  oneArgumentLess: change(withArguments, (node, random) => node.arguments.length > 0 && node.arguments.splice(random.below(node.arguments.length), 1)),
  argumentTwice: change(withArguments, node => node.arguments.length > 0 && node.arguments.push(structuredClone(node.arguments[0]))),
  unknownArgument: change(withArguments, (node, random) => { node.arguments.push(argument(random.pick(['nope', 'where', 'firs', 'ids', 'if']), literal.int(1))); }),
  inputFieldTwice: change([Kind.OBJECT], (node, random) => node.fields.length > 0 && node.fields.push(structuredClone(random.pick(node.fields)))),
  oneInputFieldLess: change([Kind.OBJECT], (node, random) => node.fields.length > 0 && node.fields.splice(random.below(node.fields.length), 1)),
  unknownInputField: change([Kind.OBJECT], (node, random) => { node.fields.push(literal.object([[random.pick(['nope', 'gt', 'i', 'statu']), literal.null()]]).fields[0]); }),
  noSelections: change([Kind.FIELD], node => node.selectionSet && (node.selectionSet = undefined, true)),
  selectionsOnLeaf: change([Kind.FIELD], node => !node.selectionSet && (node.selectionSet = inline(undefined, [field('id')]).selectionSet)),
  wrongLiteral(tree, random, schema) {
    const places = literalPlaces(tree, schema);
    if (places.length === 0) return false;
    const [holder, key] = random.pick(places);
    holder[key] = random.chance(0.15) ? variable(random.pick(['v1', 'v2', 'nope'])) : anyLiteral(random);
    return true;
  },
  unusedVariable: change([Kind.OPERATION_DEFINITION], node => { node.variableDefinitions.push(variableDefinition('unused', named('Int'))); }),
  variableTwice: change([Kind.OPERATION_DEFINITION], node => node.variableDefinitions.length > 0 && node.variableDefinitions.push(structuredClone(node.variableDefinitions[0]))),
  undeclaredVariable: change([Kind.OPERATION_DEFINITION], (node, random) => node.variableDefinitions.length > 0 && node.variableDefinitions.splice(random.below(node.variableDefinitions.length), 1)),
  variableType: change([Kind.VARIABLE_DEFINITION], (node, random, schema) => {
    switch (random.below(4)) {
      case 0: node.type = node.type.kind === Kind.NON_NULL_TYPE ? node.type.type : { kind: Kind.NON_NULL_TYPE, type: node.type }; break;
      case 1: node.type = { kind: Kind.LIST_TYPE, type: node.type }; break;
      case 2: node.type = node.type.kind === Kind.NAMED_TYPE ? named(random.pick(['Int', 'String', 'ID', 'Float', 'Boolean'])) : node.type.type; break;
      default: node.type = named(someType(random, schema)); node.defaultValue = undefined;
    }
  }),
  variableDefault: change([Kind.VARIABLE_DEFINITION], (node, random, schema) => {
    const type = schema.getType(nodesOf(node.type, Kind.NAMED_TYPE)[0].name.value);
    if (isScalarType(type) && !isSpecifiedScalarType(type)) return false;
    node.defaultValue = random.chance(0.3) ? undefined : onlyPlain(anyLiteral(random), random);
    return true;
  }),
  directiveTwice: change([Kind.DIRECTIVE], (node, random, schema, tree) => {
    const owner = nodesOf(tree, ...withDirectives).find(one => one.directives?.includes(node));
    return owner !== undefined && owner.directives.push(structuredClone(node));
  }),
  directiveElsewhere: change(withDirectives, (node, random, schema) => {
    const one = random.pick(schema.getDirectives());
    (node.directives ??= []).push(directive(one.name, random.chance(0.5) ? [] : [argument('if', literal.flag(true))]));
  }),
  unknownDirective: change(withDirectives, node => { (node.directives ??= []).push(directive('nope')); }),
  conditionWithoutIf: change([Kind.FIELD, Kind.INLINE_FRAGMENT, Kind.FRAGMENT_SPREAD], (node, random) => {
    node.directives.push(directive(random.pick(['skip', 'include']), random.pick([[], [argument('if', literal.text('true'))], [argument('if', literal.null())]])));
  }),
  sameResponseName(tree, random) {
    const fields = someSet(tree, random).selections.filter(one => one.kind === Kind.FIELD);
    if (fields.length < 2) return false;
    const [one, other] = random.shuffle(fields);
    one.alias = name((other.alias ?? other.name).value);
    return true;
  },
  conflictInFragment(tree, random) {
    const set = someSet(tree, random);
    const one = set.selections.find(each => each.kind === Kind.FIELD);
    if (!one) return false;
    const copy = structuredClone(one);
    if (copy.arguments.length > 0 && random.chance(0.5)) copy.arguments.pop();
    else copy.alias = name((random.pick(set.selections.filter(each => each.kind === Kind.FIELD)).alias ?? one.name).value);
    set.selections.push(inline(undefined, [copy]));
    return true;
  },
  conflictOfTwoSets(tree, random) {
    const [one, other] = [someSet(tree, random), someSet(tree, random)];
    one.selections.push(...structuredClone(other.selections.slice(0, 3)));
    return true;
  },
  moveSelections(tree, random) {
    const [one, other] = [someSet(tree, random), someSet(tree, random)];
    const chosen = random.pick(other.selections);
    one.selections.push(structuredClone(chosen));
    return true;
  },
  conditionOfOtherType: change([Kind.INLINE_FRAGMENT, Kind.FRAGMENT_DEFINITION], (node, random, schema) => { node.typeCondition = named(someType(random, schema)); }),
  unknownSpread(tree, random) { someSet(tree, random).selections.push(spread('Nope')); return true; },
  cycle(tree, random) {
    const fragments = tree.definitions.filter(one => one.kind === Kind.FRAGMENT_DEFINITION);
    if (fragments.length === 0) return false;
    const from = random.pick(nodesOf(random.pick(fragments), Kind.SELECTION_SET));
    from.selections.push(spread(random.pick(fragments).name.value));
    return true;
  },
  unusedFragment(tree, random, schema) {
    const type = random.pick(Object.values(schema.getTypeMap()).filter(isCompositeType));
    tree.definitions.push(fragment('Unused', type.name, [field('__typename')]));
    return true;
  },
  fragmentTwice(tree, random) {
    const fragments = tree.definitions.filter(one => one.kind === Kind.FRAGMENT_DEFINITION);
    if (fragments.length === 0) return false;
    tree.definitions.splice(random.below(tree.definitions.length), 0, structuredClone(random.pick(fragments)));
    return true;
  },
  operationTwice: (tree, random) => { tree.definitions.push(structuredClone(random.pick(tree.definitions))); return true; },
  anonymousBeside: tree => { tree.definitions.push(operation('query', undefined, [field('__typename')])); return true; },
  noOperation: tree => {
    const fragments = tree.definitions.filter(one => one.kind === Kind.FRAGMENT_DEFINITION);
    return fragments.length > 0 && (tree.definitions = fragments);
  },
  // Of the kinds that the schema has: the rule for those it lacks is of September 2025, which graphql 16 does not know.
  otherOperation: change([Kind.OPERATION_DEFINITION], (node, random, schema) => {
    node.operation = random.pick(['query', 'mutation', 'subscription'].filter(kind => schema.getRootType(kind)));
  }),
  secondRootField: change([Kind.OPERATION_DEFINITION], node => { node.selectionSet.selections.push(field('__typename')); }),
  introspection(tree, random) {
    someSet(tree, random).selections.push(field('__schema', { selections: [field('types', { selections: [field(random.pick(['name', 'nope']))] })] }));
    return true;
  },
  typeBeside(tree, random) {
    const text = random.pick(['type A { a: Int }', 'extend type Query { a: Int }', 'scalar S', 'directive @d on FIELD', 'schema { query: Query }', 'enum E { A @skip }', 'input I @d { a: Nope = {b: 1, b: 2} @nope }',
      'interface I implements Node & Nope @once { id(a: Int @deprecated, b: [Nope!]): ID! @include }', 'extend union U = Nop | Agent', 'extend schema @note { mutation: Mutatio }']);
    tree.definitions.splice(random.below(tree.definitions.length + 1), 0, parse(text, { noLocation: true }).definitions[0]);
    return true;
  },
};

/** Literals whose type is known and no custom scalar: of those each server has its own idea. */
function literalPlaces(tree, schema) {
  const info = new TypeInfo(schema);
  const places = [];
  const note = (holder, key) => {
    const type = info.getInputType();
    if (!type) return;
    const core = getNamedType(type);
    if (isScalarType(core) && !isSpecifiedScalarType(core)) return;
    places.push([holder, key]);
  };
  visit(tree, visitWithTypeInfo(info, {
    [Kind.ARGUMENT]: node => note(node, 'value'),
    [Kind.OBJECT_FIELD]: node => note(node, 'value'),
    [Kind.LIST]: node => node.values.forEach((_, index) => note(node.values, index)),
  }));
  return places;
}

// Defaults hold no variables.
const onlyPlain = (value, random) => nodesOf(value, Kind.VARIABLE).length > 0 ? literal.int(random.below(9)) : value;
