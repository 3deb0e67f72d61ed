namespace GraphQLApi.Engine.Types.Scalars;

/// <summary>The five scalars of the specification (§3.5). Texts are those of the reference implementation.</summary>
public static class SpecifiedScalars
{
    /// <summary>32-bit signed integer; C# <see cref="int"/>.</summary>
    public static ScalarType Int { get; } = new IntType();

    /// <summary>Finite double; C# <see cref="double"/>.</summary>
    public static ScalarType Float { get; } = new FloatType();

    /// <summary>Text; C# <see cref="string"/>.</summary>
    public static ScalarType String { get; } = new StringType();

    /// <summary>True or false; C# <see cref="bool"/>.</summary>
    public static ScalarType Boolean { get; } = new BooleanType();

    /// <summary>Opaque key; C# <see cref="string"/>.</summary>
    public static ScalarType Id { get; } = new IdType();

    /// <summary>All five. They are shown by introspection where they are used, and never printed in SDL.</summary>
    public static IReadOnlyList<ScalarType> All { get; } = [String, Int, Float, Boolean, Id];

    /// <summary>Whether the type is one of the five.</summary>
    public static bool Contains(NamedType type) => type is IntType or FloatType or StringType or BooleanType or IdType;
}
