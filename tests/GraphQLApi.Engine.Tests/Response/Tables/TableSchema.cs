using System.Text.Json;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Engine.Tests.Response.Tables;

/// <summary>Two pets, texts, and one object with everything else; sources are dictionaries read by field name.</summary>
internal static class TableSchema
{
    private static readonly Dictionary<string, object?> Ann = new() { ["name"] = "Ann", ["address"] = new Dictionary<string, object?> { ["city"] = "Oslo" }, ["town"] = "Oslo" };

    private static readonly Dictionary<string, object?>[] Pets =
    [
        new()
        {
            ["kind"] = "DOG", ["number"] = -3, ["owner"] = Ann, ["tags"] = new[] { "a", "b;c", "d\\e" },
            ["visits"] = new Dictionary<string, object?>[]
            {
                new() { ["queue"] = new Dictionary<string, object?> { ["name"] = "Sales" }, ["wait"] = 2.5, ["notes"] = new[] { "x", "y" } },
                new() { ["queue"] = null, ["wait"] = -1, ["notes"] = Array.Empty<string>() },
            },
        },
        new() { ["kind"] = "CAT", ["number"] = null, ["owner"] = null, ["tags"] = Array.Empty<string>(), ["visits"] = null },
    ];

    private static readonly Dictionary<string, object?> Echo = new()
    {
        ["number"] = -3, ["flag"] = true, ["at"] = new DateTime(2026, 3, 1, 22, 30, 0, 250, DateTimeKind.Utc),
        ["json"] = JsonElement.Parse("""{"a":[1,"x"]}"""), ["things"] = new[] { new Thing("Dog", "Rex", Ann), new Thing("Seat", "Sofa", new() { ["address"] = new Dictionary<string, object?> { ["city"] = "Rome" } }) },
    };

    public static Schema Build()
    {
        var address = new ObjectType("Address", null, () => [new("city", SpecifiedScalars.String)]);
        var person = new ObjectType("Person", null, () => [new("name", SpecifiedScalars.String), new("town", SpecifiedScalars.String), new("address", address)]);
        var queue = new ObjectType("Queue", null, () => [new("name", SpecifiedScalars.String)]);
        var visit = new ObjectType("Visit", null, () => [new("queue", queue), new("wait", SpecifiedScalars.Float), new("notes", SpecifiedScalars.String.NonNull().List())]);
        var kind = new EnumType("Kind", null, [new("DOG"), new("CAT")]);
        var pet = new ObjectType("Pet", null, () =>
        [
            new("kind", kind), new("number", SpecifiedScalars.Int), new("owner", person), new("tags", SpecifiedScalars.String.List()), new("visits", visit.NonNull().List()),
        ]);
        var text = new ObjectType("Text", null, () => [new("text", SpecifiedScalars.String) { Resolve = source => source }]);
        var wrap = new ObjectType("Wrap", null, () => [new("node", pet) { Resolve = source => source }, new("cursor", SpecifiedScalars.String) { Resolve = _ => "c" }]);
        return new SchemaBuilder(new ObjectType("Query", null, () =>
        [
            new("pets", pet.List()) { Resolve = _ => Pets },
            new("wraps", wrap.List()) { Resolve = _ => Pets[..1] },
            new("texts", text.List()) { Resolve = _ => new[] { "a,b", "say \"hi\"", "two\r\nlines", " plain ", "" } },
            new("echo", Everything(person).List()) { Resolve = _ => new[] { Echo } },
        ])).Build();
    }

    private static ObjectType Everything(ObjectType person)
    {
        ObjectType Part(string name) => new(name, null, () =>
            [new("name", SpecifiedScalars.String) { Resolve = source => ((Thing)source).Name }, new("owner", person) { Resolve = source => ((Thing)source).Owner }]);
        var (dog, seat) = (Part("Dog"), Part("Seat"));
        var thing = new UnionType("Thing", null, () => [dog, seat]) { ResolveType = source => ((Thing)source).Type == "Dog" ? dog : seat };
        return new ObjectType("Everything", null, () =>
        [
            new("number", SpecifiedScalars.Int), new("flag", SpecifiedScalars.Boolean), new("at", new TimeScalar()), new("json", new JsonScalar()),
            new("things", thing.List()),
            new("say", SpecifiedScalars.String)
            {
                Arguments = [new("text", SpecifiedScalars.String.NonNull())],
                ResolveObject = context => ValueTask.FromResult<object?>(context.Arguments.Require<string>("text")),
            },
        ]);
    }

    private sealed record Thing(string Type, string Name, Dictionary<string, object?> Owner);

    private sealed class TimeScalar() : ScalarType("DateTime")
    {
        public override object? ParseLiteral(ValueNode literal) => throw Refuse("Out only.");

        public override object? ParseValue(JsonElement value) => throw Refuse("Out only.");

        public override object Serialize(object value) => value;
    }

    private sealed class JsonScalar() : ScalarType("JSON")
    {
        public override object? ParseLiteral(ValueNode literal) => throw Refuse("Out only.");

        public override object? ParseValue(JsonElement value) => throw Refuse("Out only.");

        public override object Serialize(object value) => value;
    }
}
