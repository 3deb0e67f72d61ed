using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Directives;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Types;

/// <summary>Each case: a schema with one mistake → the one message, worded as graphql-js words it.</summary>
public sealed class SchemaValidatorTests
{
    private static readonly ObjectType Dog = new("Dog", null, () => [new("id", S.Id)]);

    private static readonly InputObjectType In = new("In", null, () => [new("a", S.Int)]);

    private static readonly InterfaceType Node = new("Node", null, () => [new("id", S.Id.NonNull())]);

    private static readonly InterfaceType Entity = new("Entity", null, () => [new("id", S.Id.NonNull())], () => [Node]);

    private static readonly InterfaceType Paged = new("Paged", null, () => [new("page", S.Int) { Arguments = [new("first", S.Int)] }]);

    private static readonly Dictionary<string, (NamedType Type, string Message)> Cases = new()
    {
        ["no fields"] = (Object(), "Type T must define one or more fields."),
        ["reserved name"] = (Object(new FieldDefinition("__a", S.Int)), "Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection."),
        ["bad name"] = (Object(new FieldDefinition("a-b", S.Int)), "Names must only contain [_a-zA-Z0-9] and not start with a digit but \"a-b\" does not."),
        ["input as output"] = (Object(new FieldDefinition("a", In)), "The type of T.a must be Output Type but got: In."),
        ["output as input"] = (
            Object(new FieldDefinition("a", S.Int) { Arguments = [new("x", Dog.List())] }), "The type of T.a(x:) must be Input Type but got: [Dog]."),
        ["required and deprecated"] = (
            Object(new FieldDefinition("a", S.Int) { Arguments = [new("x", S.Int.NonNull()) { DeprecationReason = "old" }] }),
            "Required argument T.a(x:) cannot be deprecated."),
        ["same argument twice"] = (
            Object(new FieldDefinition("a", S.Int) { Arguments = [new("x", S.Int), new("x", S.Int)] }), "T.a(x:) is defined twice."),
        ["two resolvers"] = (
            Object(new FieldDefinition("a", S.Int) { Resolve = static _ => 1, ResolveObject = static _ => default }), "T.a has more than one resolver."),
        ["missing interface field"] = (Implement([Node], new FieldDefinition("a", S.Int)), "Interface field Node.id expected but T does not provide it."),
        ["wider than the interface"] = (
            Implement([Node], new FieldDefinition("id", S.Id)), "Interface field Node.id expects type ID! but T.id is type ID."),
        ["missing ancestor"] = (
            Implement([Entity], new FieldDefinition("id", S.Id.NonNull())), "Type T must implement Node because it is implemented by Entity."),
        ["interface twice"] = (Implement([Node, Node], new FieldDefinition("id", S.Id.NonNull())), "Type T can only implement Node once."),
        ["missing argument"] = (
            Implement([Paged], new FieldDefinition("page", S.Int)),
            "Interface field argument Paged.page(first:) expected but T.page does not provide it."),
        ["other argument type"] = (
            Implement([Paged], new FieldDefinition("page", S.Int) { Arguments = [new("first", S.Id)] }),
            "Interface field argument Paged.page(first:) expects type Int but T.page(first:) is type ID."),
        ["added required argument"] = (
            Implement([Paged], new FieldDefinition("page", S.Int) { Arguments = [new("first", S.Int), new("x", S.Int.NonNull())] }),
            "Object field T.page includes required argument x that is missing from the Interface field Paged.page."),
        ["empty union"] = (new UnionType("T", null, () => []), "Union type T must define one or more member types."),
        ["member twice"] = (new UnionType("T", null, () => [Dog, Dog]), "Union type T can only include type Dog once."),
        ["empty enum"] = (new EnumType("T", null, []), "Enum type T must define one or more values."),
        ["enum value true"] = (new EnumType("T", null, [new("true")]), "Enum values cannot be named: true"),
        ["empty input"] = (Input(), "Input Object type T must define one or more fields."),
        ["output in input"] = (Input(new InputFieldDefinition("a", Dog)), "The type of T.a must be Input Type but got: Dog."),
        ["required in oneOf"] = (
            new InputObjectType("T", null, () => [new("a", S.Int.NonNull())]) { IsOneOf = true }, "OneOf input field T.a must be nullable."),
        ["default in oneOf"] = (
            new InputObjectType("T", null, () => [new("a", S.Int) { DefaultValue = DefaultValue.Of(1) }]) { IsOneOf = true },
            "OneOf input field T.a cannot have a default value."),
        ["endless input"] = (
            Input(type => new InputFieldDefinition("self", type.NonNull())),
            "Cannot reference Input Object \"T\" within itself through a series of non-null fields: \"self\"."),
        ["endless default"] = (
            Input(type => new InputFieldDefinition("self", type) { DefaultValue = DefaultValue.Literal(Parser.ParseValue("{}")) }),
            "Invalid circular reference. The default value of Input Object field T.self references itself."),
        ["default of another type"] = (
            Input(new InputFieldDefinition("a", S.Int) { DefaultValue = DefaultValue.Of("x") }), "The default value of T.a does not fit its type Int."),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_is_named(string name)
    {
        var query = new ObjectType("Query", null, () => [new("a", S.Int)]);
        Assert.Equal([Cases[name].Message], SchemaValidator.Validate(new SchemaBuilder(query) { Types = [Cases[name].Type] }.BuildUnchecked()));
    }

    [Fact]
    public void A_directive_needs_a_place_to_stand() => Assert.Equal(
        ["Directive @nowhere must include 1 or more locations.", "The type of @nowhere(x:) must be Input Type but got: Dog."],
        SchemaValidator.Validate(new SchemaBuilder(Dog) { Directives = [new DirectiveDefinition("nowhere") { Arguments = [new("x", Dog)] }] }.BuildUnchecked()));

    [Fact]
    public void Building_lists_all_mistakes_at_once()
    {
        var error = Assert.Throws<ArgumentException>(new SchemaBuilder(new("Query", null, () => [new("__a", In)])).Build);
        Assert.Equal(
            "The schema is not valid:\nName \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection.\nThe type of Query.__a must be Output Type but got: In.",
            error.Message);
    }

    [Fact]
    public void Two_types_cannot_share_a_name() => Assert.Equal(
        "Two types are named \"Dog\".",
        Assert.Throws<ArgumentException>(new SchemaBuilder(Dog) { Types = [new EnumType("Dog", null, [new("A")])] }.Build).Message);

    private static ObjectType Object(params FieldDefinition[] fields) => new("T", null, () => fields);

    private static ObjectType Implement(InterfaceType[] interfaces, params FieldDefinition[] fields) => new("T", null, () => fields, () => interfaces);

    private static InputObjectType Input(params InputFieldDefinition[] fields) => new("T", null, () => fields);

    private static InputObjectType Input(Func<InputObjectType, InputFieldDefinition> field)
    {
        InputObjectType type = null!; // assigned on the next line, before the thunk runs
        return type = new InputObjectType("T", null, () => [field(type)]);
    }
}
