using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Fields;

/// <summary>What the schema layer knows of a field beyond the engine's definition; hangs on <see cref="FieldDefinition.Tag"/>.</summary>
/// <param name="Columns">Columns of the field's own row that must be read where it is selected.</param>
/// <param name="Personal">The one place that says which fields are personal; <c>Access/PersonalDataGuard</c> acts on it.</param>
/// <param name="Asked">
/// Of a field over time: the ranges its arguments ask about at the request's moment, so that they can be announced before anything is read.
/// </param>
internal sealed record FieldTag(ColumnSet Columns, Personal Personal = Personal.No, Func<ArgumentValues, DateTimeOffset, IReadOnlyList<AskedRange>>? Asked = null)
{
    private static readonly FieldTag None = new(default(ColumnSet));

    /// <summary>Of an <see cref="Personal.OutsiderName"/>: whether the object it is read from is an agent or a queue.</summary>
    public Func<object, bool>? IsOpen { get; init; }

    public static FieldTag Of(FieldDefinition field) => field.Tag as FieldTag ?? None;

    /// <summary>The tag of an argument or input field: null where anybody may use it.</summary>
    public static FieldTag? OfInput(Personal personal) => personal == Personal.No ? null : new FieldTag(default(ColumnSet), personal);

    public static bool IsPersonal(InputValueDefinition input) => input.Tag is FieldTag { Personal: not Personal.No };
}
