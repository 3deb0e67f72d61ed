// Syntax trees of the reference implementation, written short.
import { Kind, isListType, isNonNullType } from 'graphql';

export const name = value => ({ kind: Kind.NAME, value });
export const named = value => ({ kind: Kind.NAMED_TYPE, name: name(value) });
export const variable = value => ({ kind: Kind.VARIABLE, name: name(value) });
export const argument = (key, value) => ({ kind: Kind.ARGUMENT, name: name(key), value });
export const directive = (key, args = []) => ({ kind: Kind.DIRECTIVE, name: name(key), arguments: args });
export const selectionSet = selections => ({ kind: Kind.SELECTION_SET, selections });
export const field = (key, { alias, args = [], directives = [], selections } = {}) => ({
  kind: Kind.FIELD, name: name(key), alias: alias && name(alias), arguments: args, directives,
  selectionSet: selections && selectionSet(selections),
});
export const inline = (type, selections, directives = []) => ({
  kind: Kind.INLINE_FRAGMENT, typeCondition: type && named(type), directives, selectionSet: selectionSet(selections),
});
export const spread = (key, directives = []) => ({ kind: Kind.FRAGMENT_SPREAD, name: name(key), directives });
export const fragment = (key, type, selections, directives = []) => ({
  kind: Kind.FRAGMENT_DEFINITION, name: name(key), typeCondition: named(type), directives, selectionSet: selectionSet(selections),
});
export const operation = (kind, key, selections, variableDefinitions = [], directives = []) => ({
  kind: Kind.OPERATION_DEFINITION, operation: kind, name: key && name(key), variableDefinitions, directives, selectionSet: selectionSet(selections),
});
export const variableDefinition = (key, type, defaultValue, directives = []) => ({
  kind: Kind.VARIABLE_DEFINITION, variable: variable(key), type, defaultValue, directives,
});
export const typeReference = type => {
  if (isNonNullType(type)) return { kind: Kind.NON_NULL_TYPE, type: typeReference(type.ofType) };
  return isListType(type) ? { kind: Kind.LIST_TYPE, type: typeReference(type.ofType) } : named(type.name);
};

export const literal = {
  int: value => ({ kind: Kind.INT, value: String(value) }),
  float: value => ({ kind: Kind.FLOAT, value: String(value) }),
  text: (value, block = false) => ({ kind: Kind.STRING, value, block }),
  flag: value => ({ kind: Kind.BOOLEAN, value }),
  enum: value => ({ kind: Kind.ENUM, value }),
  null: () => ({ kind: Kind.NULL }),
  list: values => ({ kind: Kind.LIST, values }),
  object: fields => ({ kind: Kind.OBJECT, fields: fields.map(([key, value]) => ({ kind: Kind.OBJECT_FIELD, name: name(key), value })) }),
};

/** All nodes of some kinds in document order. */
export function nodesOf(tree, ...kinds) {
  const found = [];
  const walk = node => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (node === null || typeof node !== 'object') return undefined;
    if (kinds.includes(node.kind)) found.push(node);
    return Object.values(node).forEach(walk);
  };
  walk(tree);
  return found;
}
