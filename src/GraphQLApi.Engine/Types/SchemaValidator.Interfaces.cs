namespace GraphQLApi.Engine.Types;

// IsValidImplementation, specification §3.6.
public sealed partial class SchemaValidator
{
    private void CheckInterfaces(IFieldsType type)
    {
        var seen = new HashSet<InterfaceType>();
        foreach (var implemented in type.Interfaces)
        {
            if (ReferenceEquals(type, implemented))
            {
                problems.Add($"Type {type.Name} cannot implement itself because it would create a circular reference.");
            }
            else if (!seen.Add(implemented))
            {
                problems.Add($"Type {type.Name} can only implement {implemented.Name} once.");
            }
            else
            {
                CheckAncestors(type, implemented);
                CheckImplementation(type, implemented);
            }
        }
    }

    private void CheckAncestors(IFieldsType type, InterfaceType implemented)
    {
        foreach (var ancestor in implemented.Interfaces.Except(type.Interfaces))
        {
            problems.Add(ReferenceEquals(ancestor, type)
                ? $"Type {type.Name} cannot implement {implemented.Name} because it would create a circular reference."
                : $"Type {type.Name} must implement {ancestor.Name} because it is implemented by {implemented.Name}.");
        }
    }

    private void CheckImplementation(IFieldsType type, InterfaceType implemented)
    {
        foreach (var expected in implemented.Fields.Values)
        {
            if (!type.Fields.TryGetValue(expected.Name, out var field))
            {
                problems.Add($"Interface field {implemented.Name}.{expected.Name} expected but {type.Name} does not provide it.");
                continue;
            }

            if (!schema.IsSubtype(field.Type, expected.Type))
            {
                problems.Add(
                    $"Interface field {implemented.Name}.{expected.Name} expects type {expected.Type} but {type.Name}.{field.Name} is type {field.Type}.");
            }

            CheckArguments(type, field, implemented, expected);
        }
    }

    private void CheckArguments(IFieldsType type, FieldDefinition field, InterfaceType implemented, FieldDefinition expected)
    {
        foreach (var wanted in expected.Arguments)
        {
            var place = $"Interface field argument {implemented.Name}.{expected.Name}({wanted.Name}:)";
            if (field.FindArgument(wanted.Name) is not { } argument)
            {
                problems.Add($"{place} expected but {type.Name}.{field.Name} does not provide it.");
            }
            else if (!wanted.Type.IsSameAs(argument.Type))
            {
                problems.Add($"{place} expects type {wanted.Type} but {type.Name}.{field.Name}({wanted.Name}:) is type {argument.Type}.");
            }
        }

        foreach (var added in field.Arguments.Where(argument => argument.IsRequired && expected.FindArgument(argument.Name) is null))
        {
            problems.Add(
                $"Object field {type.Name}.{field.Name} includes required argument {added.Name} that is missing from the Interface field "
                + $"{implemented.Name}.{expected.Name}.");
        }
    }
}
