using GraphQLApi.Engine.Types.Directives;

namespace GraphQLApi.Engine.Types;

/// <summary>Checks a type system against the type validation rules of specification §3; messages are worded as in the reference implementation.</summary>
public sealed partial class SchemaValidator
{
    private readonly Schema schema;
    private readonly List<string> problems = [];

    private SchemaValidator(Schema schema) => this.schema = schema;

    /// <summary>Every broken rule; empty for a valid schema.</summary>
    public static IReadOnlyList<string> Validate(Schema schema)
    {
        var validator = new SchemaValidator(schema);
        validator.CheckRoots();
        foreach (var directive in schema.Directives.Values)
        {
            validator.CheckDirective(directive);
        }

        foreach (var type in schema.Types.Values)
        {
            validator.CheckType(type);
        }

        validator.problems.AddRange(InputCycles.Find(schema));
        return validator.problems;
    }

    // §3.3.1: the roots must be different types.
    private void CheckRoots()
    {
        var roots = new[] { schema.QueryType, schema.MutationType, schema.SubscriptionType }.OfType<ObjectType>().ToList();
        if (roots.Distinct().Count() != roots.Count)
        {
            problems.Add("All root types must be different.");
        }

        foreach (var field in schema.SubscriptionType?.Fields.Values.Where(field => field.Subscribe is null) ?? [])
        {
            problems.Add($"Subscription field \"{field.Name}\" has no event stream.");
        }
    }

    // §3.13.
    private void CheckDirective(DirectiveDefinition directive)
    {
        CheckName(directive.Name);
        if (directive.Locations.Count == 0)
        {
            problems.Add($"Directive @{directive.Name} must include 1 or more locations.");
        }

        CheckInputs(directive.Arguments, argument => $"@{directive.Name}({argument}:)", "argument");
    }

    private void CheckType(NamedType type)
    {
        // Introspection owns the reserved names.
        if (!type.Name.StartsWith("__", StringComparison.Ordinal))
        {
            CheckName(type.Name);
        }

        switch (type)
        {
            case IFieldsType fields:
                CheckFields(fields);
                CheckInterfaces(fields);
                break;
            case UnionType union:
                CheckUnion(union);
                break;
            case EnumType @enum:
                CheckEnum(@enum);
                break;
            case InputObjectType input:
                CheckInputObject(input);
                break;
        }
    }

    // §3.6, §3.7.
    private void CheckFields(IFieldsType type)
    {
        if (type.Fields.Count == 0)
        {
            problems.Add($"Type {type.Name} must define one or more fields.");
        }

        foreach (var field in type.Fields.Values)
        {
            CheckName(field.Name);
            if (!field.Type.IsOutput)
            {
                problems.Add($"The type of {type.Name}.{field.Name} must be Output Type but got: {field.Type}.");
            }

            if (new Delegate?[] { field.Resolve, field.ResolveObject, field.ResolveBatch }.Count(resolver => resolver is not null) > 1)
            {
                problems.Add($"{type.Name}.{field.Name} has more than one resolver.");
            }

            CheckInputs(field.Arguments, argument => $"{type.Name}.{field.Name}({argument}:)", "argument");
        }
    }

    // §3.8.
    private void CheckUnion(UnionType union)
    {
        if (union.Types.Count == 0)
        {
            problems.Add($"Union type {union.Name} must define one or more member types.");
        }

        foreach (var twice in union.Types.GroupBy(member => member).Where(group => group.Count() > 1))
        {
            problems.Add($"Union type {union.Name} can only include type {twice.Key} once.");
        }
    }

    // §3.9.
    private void CheckEnum(EnumType type)
    {
        if (type.Values.Count == 0)
        {
            problems.Add($"Enum type {type.Name} must define one or more values.");
        }

        foreach (var value in type.Values)
        {
            CheckName(value.Name);
            if (value.Name is "true" or "false" or "null")
            {
                problems.Add($"Enum values cannot be named: {value.Name}");
            }
        }
    }

    // §3.10.
    private void CheckInputObject(InputObjectType type)
    {
        if (type.Fields.Count == 0)
        {
            problems.Add($"Input Object type {type.Name} must define one or more fields.");
        }

        CheckInputs(type.Fields.Values, field => $"{type.Name}.{field}", "input field");
        foreach (var field in type.IsOneOf ? type.Fields.Values : [])
        {
            if (field.Type is NonNullType)
            {
                problems.Add($"OneOf input field {type.Name}.{field.Name} must be nullable.");
            }

            if (field.DefaultValue is not null)
            {
                problems.Add($"OneOf input field {type.Name}.{field.Name} cannot have a default value.");
            }
        }
    }

    private void CheckInputs(IEnumerable<InputValueDefinition> inputs, Func<string, string> coordinate, string kind)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            CheckName(input.Name);
            if (!names.Add(input.Name))
            {
                problems.Add($"{coordinate(input.Name)} is defined twice.");
            }

            if (!input.Type.IsInput)
            {
                problems.Add($"The type of {coordinate(input.Name)} must be Input Type but got: {input.Type}.");
            }
            else if (input.IsRequired && input.DeprecationReason is not null)
            {
                problems.Add($"Required {kind} {coordinate(input.Name)} cannot be deprecated.");
            }
        }
    }

    // §2.1.9 and the reservation of §4.
    private void CheckName(string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            problems.Add($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.");
        }
        else if (!IsName(name))
        {
            problems.Add($"Names must only contain [_a-zA-Z0-9] and not start with a digit but \"{name}\" does not.");
        }
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
