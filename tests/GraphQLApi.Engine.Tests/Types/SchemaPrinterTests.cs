using GraphQLApi.Engine.Introspection;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Directives;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Types;

public sealed class SchemaPrinterTests
{
    private static readonly EnumType Sort = new("Sort", "Which way.",
        [new("ASC", 1) { Description = "Up." }, new("DESC", 2) { DeprecationReason = "No longer supported" }]);

    private static readonly InputObjectType Filter = new("Filter", null, () =>
    [
        new("and", Filter!.NonNull().List()),
        new("name", S.String) { DefaultValue = DefaultValue.Literal(Parser.ParseValue("\"a \\\"b\\\"\"")), Description = "Exact." },
    ]);

    private static readonly InputObjectType Key = new("Key", null, () => [new("id", S.Id), new("name", S.String)]) { IsOneOf = true };

    private static readonly InterfaceType Node = new("Node", "Has an id.", () => [new("id", S.Id.NonNull()) { Description = "Opaque." }]);

    private static readonly ObjectType Cat = new("Cat", "A cat.\n\nWith lives.", () =>
    [
        new("id", S.Id.NonNull()),
        new("friends", Node.NonNull().List().NonNull())
        {
            Description = "Who likes it.",
            DeprecationReason = "Cats have none",
            Arguments = [new("first", S.Int) { DefaultValue = DefaultValue.Of(50) }, new("sort", Sort.NonNull()) { DefaultValue = DefaultValue.Of(1) }],
        },
    ], () => [Node]);

    private static readonly ObjectType Query = new("Query", null, () =>
    [
        new("cat", Cat)
        {
            Arguments =
            [
                new("where", Filter) { Description = "Which one." },
                new("key", Key) { DefaultValue = DefaultValue.Of(new Dictionary<string, object?> { ["id"] = "7" }), DeprecationReason = "Use where" },
            ],
        },
        new("any", new UnionType("Any", null, () => [Cat])),
        new("at", new Stamp()),
    ]);

    private static readonly DirectiveDefinition Freshness = new("freshness", DirectiveLocation.Query, DirectiveLocation.FragmentSpread)
    {
        Description = "How fresh.",
        Arguments = [new("age", S.Float) { DefaultValue = DefaultValue.Of(1.5) }],
        IsRepeatable = true,
    };

    [Fact]
    public void A_schema_prints_as_the_reference_implementation_would() => Assert.Equal(
        """"
        "How fresh."
        directive @freshness(age: Float = 1.5) repeatable on QUERY | FRAGMENT_SPREAD

        type Query {
          cat(
            """Which one."""
            where: Filter
            key: Key = {id: 7} @deprecated(reason: "Use where")
          ): Cat
          any: Any
          at: Stamp
        }

        """
        A cat.

        With lives.
        """
        type Cat implements Node {
          id: ID!

          """Who likes it."""
          friends(first: Int = 50, sort: Sort! = ASC): [Node!]! @deprecated(reason: "Cats have none")
        }

        """Has an id."""
        interface Node {
          """Opaque."""
          id: ID!
        }

        """Which way."""
        enum Sort {
          """Up."""
          ASC
          DESC @deprecated
        }

        input Filter {
          and: [Filter!]

          """Exact."""
          name: String = "a \"b\""
        }

        input Key @oneOf {
          id: ID
          name: String
        }

        union Any = Cat

        """A time."""
        scalar Stamp @specifiedBy(url: "https://example.org/stamp")
        """".Replace("\"How fresh.\"", "\"\"\"How fresh.\"\"\"", StringComparison.Ordinal),
        SchemaPrinter.Print(new SchemaBuilder(Query) { Directives = [Freshness] }.WithIntrospection().Build()));

    [Fact]
    public void Uncommon_root_names_need_a_schema_definition() => Assert.Equal(
        """"
        """Everything."""
        schema {
          query: Root
        }

        type Root {
          a: Int
        }
        """",
        SchemaPrinter.Print(new SchemaBuilder(new("Root", null, () => [new("a", S.Int)])) { Description = "Everything." }.Build()));

    private sealed class Stamp() : ScalarType("Stamp", "A time.", "https://example.org/stamp")
    {
        public override object? ParseLiteral(GraphQLApi.Engine.Language.Ast.ValueNode literal) => null;

        public override object? ParseValue(System.Text.Json.JsonElement value) => null;

        public override object Serialize(object value) => value;
    }
}
