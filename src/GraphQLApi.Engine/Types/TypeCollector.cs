namespace GraphQLApi.Engine.Types;

/// <summary>Walks the type system from its roots, depth first in the order of definition: the order in which tools list the types.</summary>
internal sealed class TypeCollector
{
    private readonly OrderedDictionary<string, NamedType> types = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, NamedType> ByName => types;

    public void AddRange(IEnumerable<NamedType> roots)
    {
        foreach (var root in roots)
        {
            Add(root);
        }
    }

    public void AddField(FieldDefinition field)
    {
        Add(field.Type.Named);
        AddArguments(field.Arguments);
    }

    public void AddArguments(IEnumerable<InputValueDefinition> inputs)
    {
        foreach (var input in inputs)
        {
            Add(input.Type.Named);
        }
    }

    private void Add(NamedType type)
    {
        if (types.TryGetValue(type.Name, out var known))
        {
            if (!ReferenceEquals(known, type))
            {
                throw new ArgumentException($"Two types are named \"{type.Name}\".");
            }

            return;
        }

        types.Add(type.Name, type);
        AddMembers(type);
    }

    private void AddMembers(NamedType type)
    {
        switch (type)
        {
            case UnionType union:
                AddRange(union.Types);
                break;
            case IFieldsType fields:
                AddRange(fields.Interfaces);
                foreach (var field in fields.Fields.Values)
                {
                    AddField(field);
                }

                break;
            case InputObjectType input:
                AddArguments(input.Fields.Values);
                break;
        }
    }
}
