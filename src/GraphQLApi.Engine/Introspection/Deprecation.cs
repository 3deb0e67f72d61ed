using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Engine.Introspection;

/// <summary><c>includeDeprecated: Boolean! = false</c>, which lists of the September 2025 edition all take.</summary>
internal static class Deprecation
{
    private const string Name = "includeDeprecated";

    public static ArgumentDefinition Argument() => new(Name, SpecifiedScalars.Boolean.NonNull()) { DefaultValue = DefaultValue.Of(false) };

    /// <summary>Lists the members of each source, the deprecated ones only where asked for; null where the source has no such members.</summary>
    public static BatchResolver Filter<T>(Func<object, IEnumerable<T>?> members, Func<T, string?> reason) => context =>
    {
        var all = context.Arguments.Require<bool>(Name);
        var lists = new object?[context.Sources.Count];
        for (var i = 0; i < lists.Length; i++)
        {
            var list = members(context.Sources[i]);
            lists[i] = all ? list : list?.Where(member => reason(member) is null);
        }

        return ValueTask.FromResult<IReadOnlyList<object?>>(lists);
    };
}
