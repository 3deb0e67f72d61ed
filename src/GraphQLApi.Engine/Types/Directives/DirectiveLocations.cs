namespace GraphQLApi.Engine.Types.Directives;

/// <summary>The spelling of directive locations in documents and introspection.</summary>
public static class DirectiveLocations
{
    private static readonly Dictionary<string, DirectiveLocation> ByName =
        Enum.GetValues<DirectiveLocation>().ToDictionary(Name, StringComparer.Ordinal);

    /// <summary>All spellings in the order of the specification.</summary>
    public static IEnumerable<string> Names => Enum.GetValues<DirectiveLocation>().Select(Name);

    /// <summary>The spelling of a location, <c>FRAGMENT_SPREAD</c>.</summary>
    public static string Name(DirectiveLocation location) => location switch
    {
        DirectiveLocation.FragmentDefinition => "FRAGMENT_DEFINITION",
        DirectiveLocation.FragmentSpread => "FRAGMENT_SPREAD",
        DirectiveLocation.InlineFragment => "INLINE_FRAGMENT",
        DirectiveLocation.VariableDefinition => "VARIABLE_DEFINITION",
        DirectiveLocation.FieldDefinition => "FIELD_DEFINITION",
        DirectiveLocation.ArgumentDefinition => "ARGUMENT_DEFINITION",
        DirectiveLocation.EnumValue => "ENUM_VALUE",
        DirectiveLocation.InputObject => "INPUT_OBJECT",
        DirectiveLocation.InputFieldDefinition => "INPUT_FIELD_DEFINITION",
        _ => location.ToString().ToUpperInvariant(),
    };

    /// <summary>False where the text is no location of the specification.</summary>
    public static bool TryParse(string name, out DirectiveLocation location) => ByName.TryGetValue(name, out location);
}
