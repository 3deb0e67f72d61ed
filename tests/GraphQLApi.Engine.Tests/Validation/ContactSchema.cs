using System.Text.Json;
using GraphQLApi.Engine.Introspection;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Directives;
using GraphQLApi.Engine.Types.Scalars;

namespace GraphQLApi.Engine.Tests.Validation;

/// <summary>
/// The schema of all validation tests. As SDL:
/// <code>
/// directive @tag(name: String!, weight: Int) repeatable on FIELD | QUERY | FRAGMENT_SPREAD | INLINE_FRAGMENT | FRAGMENT_DEFINITION | VARIABLE_DEFINITION
/// directive @live on SUBSCRIPTION
/// interface Node { id: ID! }
/// interface Party { name(upper: Boolean): String  phone: String }
/// type Agent implements Node &amp; Party { id: ID!  name(upper: Boolean): String  phone: String  skills: [String!]!  load: Int  team: [Agent!]  status: Status }
/// type Bot implements Node &amp; Party { id: ID!  name(upper: Boolean): String  phone: String  model: String  load: Float  version: Int! }
/// type Queue implements Node { id: ID!  label: String  visits(first: Int, where: VisitFilter): [Visit!]! }
/// type Visit { queue: Queue  agent: Agent  party: Party  anyone: Anyone  wait: Int! }
/// union Anyone = Agent | Bot
/// enum Status { READY BUSY AWAY }
/// scalar Json
/// input VisitFilter { wait: Range  status: [Status!]  and: [VisitFilter!]  minimum: Int! = 0  label: String }
/// input Range { gte: Int  lte: Int }
/// input Key @oneOf { id: ID  label: String }
/// input NewQueue { label: String!  size: Int! = 5  key: Key }
/// type Query { node(id: ID!): Node  party(id: ID): Party  anyone: Anyone  agent(id: ID!): Agent  queue(key: Key!): Queue
///   queues(first: Int = 50, ids: [ID!], matrix: [[Int!]]): [Queue!]!  echo(int: Int, float: Float, text: String, flag: Boolean, id: ID, status: Status, json: Json, need: Int! = 1): String }
/// type Mutation { addQueue(input: NewQueue!, note: String): Queue }
/// type Subscription { visitAdded(queue: ID): Visit  queueAdded: Queue }
/// </code>
/// </summary>
internal static class ContactSchema
{
    public static readonly Schema Instance = Build();

    private static Schema Build()
    {
        ScalarType text = SpecifiedScalars.String, number = SpecifiedScalars.Int, id = SpecifiedScalars.Id;
        var status = new EnumType("Status", null, [new("READY", "ready"), new("BUSY", "busy"), new("AWAY", "away")]);
        var range = new InputObjectType("Range", null, () => [new("gte", number), new("lte", number)]);
        InputObjectType? filter = null;
        filter = new InputObjectType("VisitFilter", null, () =>
        [
            new("wait", range), new("status", status.NonNull().List()), new("and", filter!.NonNull().List()),
            new("minimum", number.NonNull()) { DefaultValue = DefaultValue.Of(0) }, new("label", text),
        ]);
        var key = new InputObjectType("Key", null, () => [new("id", id), new("label", text)]) { IsOneOf = true };
        var newQueue = new InputObjectType("NewQueue", null, () =>
            [new("label", text.NonNull()), new("size", number.NonNull()) { DefaultValue = DefaultValue.Of(5) }, new("key", key)]);

        FieldDefinition Id() => new("id", id.NonNull());
        FieldDefinition Name() => new("name", text) { Arguments = [new("upper", SpecifiedScalars.Boolean)] };
        FieldDefinition Phone() => new("phone", text);
        var node = new InterfaceType("Node", null, () => [Id()]) { ResolveType = _ => null };
        var party = new InterfaceType("Party", null, () => [Name(), Phone()]) { ResolveType = _ => null };
        ObjectType? agent = null;
        agent = new ObjectType("Agent", null, () =>
        [
            Id(), Name(), Phone(), new("skills", text.NonNull().List().NonNull()), new("load", number), new("team", agent!.NonNull().List()), new("status", status),
        ], () => [node, party]);
        var bot = new ObjectType("Bot", null, () =>
            [Id(), Name(), Phone(), new("model", text), new("load", SpecifiedScalars.Float), new("version", number.NonNull())], () => [node, party]);
        var anyone = new UnionType("Anyone", null, () => [agent, bot]) { ResolveType = _ => null };
        ObjectType? visit = null;
        var queue = new ObjectType("Queue", null, () =>
        [
            Id(), new("label", text),
            new("visits", visit!.NonNull().List().NonNull()) { Arguments = [new("first", number), new("where", filter)] },
        ], () => [node]);
        visit = new ObjectType("Visit", null, () =>
            [new("queue", queue), new("agent", agent), new("party", party), new("anyone", anyone), new("wait", number.NonNull())]);

        var query = new ObjectType("Query", null, () =>
        [
            new("node", node) { Arguments = [new("id", id.NonNull())] },
            new("party", party) { Arguments = [new("id", id)] },
            new("anyone", anyone),
            new("agent", agent) { Arguments = [new("id", id.NonNull())] },
            new("queue", queue) { Arguments = [new("key", key.NonNull())] },
            new("queues", queue.NonNull().List().NonNull())
            {
                Arguments =
                [
                    new("first", number) { DefaultValue = DefaultValue.Of(50) }, new("ids", id.NonNull().List()), new("matrix", number.NonNull().List().List()),
                ],
                CostMultiplier = CostMultipliers.Connection(),
            },
            new("echo", text)
            {
                Arguments =
                [
                    new("int", number), new("float", SpecifiedScalars.Float), new("text", text), new("flag", SpecifiedScalars.Boolean), new("id", id),
                    new("status", status), new("json", new JsonScalar()), new("need", number.NonNull()) { DefaultValue = DefaultValue.Of(1) },
                ],
            },
        ]);
        var mutation = new ObjectType("Mutation", null, () =>
            [new("addQueue", queue) { Arguments = [new("input", newQueue.NonNull()), new("note", text)] }]);
        var subscription = new ObjectType("Subscription", null, () =>
        [
            new("visitAdded", visit) { Arguments = [new("queue", id)], Subscribe = Silence }, new("queueAdded", queue) { Subscribe = Silence },
        ]);
        return new SchemaBuilder(query)
        {
            Mutation = mutation,
            Subscription = subscription,
            Types = [bot],
            Directives =
            [
                new("tag", DirectiveLocation.Field, DirectiveLocation.Query, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment,
                    DirectiveLocation.FragmentDefinition, DirectiveLocation.VariableDefinition)
                {
                    Arguments = [new("name", text.NonNull()), new("weight", number)],
                    IsRepeatable = true,
                },
                new("live", DirectiveLocation.Subscription),
            ],
        }.WithIntrospection().Build();
    }

    private static ValueTask<IAsyncEnumerable<object?>> Silence(ResolveContext context) => new(AsyncEnumerable.Empty<object?>());

    private sealed class JsonScalar() : ScalarType("Json")
    {
        public override object? ParseLiteral(ValueNode literal) => literal;

        public override object? ParseValue(JsonElement value) => value;

        public override object Serialize(object value) => value;
    }
}
