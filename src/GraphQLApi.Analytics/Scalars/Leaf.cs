using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Analytics.Scalars;

/// <summary>Every leaf type of the schema, and which of them a C# type of a column becomes.</summary>
internal static class Leaf
{
    public static ScalarType Id => SpecifiedScalars.Id;

    public static ScalarType String => SpecifiedScalars.String;

    public static ScalarType Int => SpecifiedScalars.Int;

    public static ScalarType Float => SpecifiedScalars.Float;

    public static ScalarType Boolean => SpecifiedScalars.Boolean;

    public static ScalarType Long { get; } = new LongType();

    public static ScalarType DateTime { get; } = new DateTimeType();

    public static ScalarType Json { get; } = new JsonType();

    public static ScalarType TimeZone { get; } = new TimeZoneType();

    /// <summary>The GraphQL type of a C# type without its nullability.</summary>
    public static NamedType Of(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => String,
        var t when t == typeof(int) => Int,
        var t when t == typeof(long) => Long,
        var t when t == typeof(double) => Float,
        var t when t == typeof(bool) => Boolean,
        var t when t == typeof(System.DateTime) => DateTime,
        var t when t == typeof(Direction) => Vocabularies.Direction,
        var t when t == typeof(Outcome) => Vocabularies.Outcome,
        var t when t == typeof(QueueExitReason) => Vocabularies.QueueExitReason,
        var t when t == typeof(DataQualityFlags) => Vocabularies.DataQualityFlag,
        var t when t == typeof(SyncJobKind) => Vocabularies.SyncJobKind,
        var t when t == typeof(SyncJobState) => Vocabularies.SyncJobState,
        var t => throw new ArgumentException($"{t} has no type in the schema.", nameof(type)),
    };
}
