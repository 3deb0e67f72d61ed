using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;
using S = GraphQLApi.Engine.Types.Scalars.SpecifiedScalars;

namespace GraphQLApi.Engine.Tests.Execution;

/// <summary>Specification §6.4.4, every case for each of the ways a field can be resolved: the answer must not depend on it.</summary>
public sealed class NullPropagationTests
{
    public enum Resolving
    {
        Plain,
        Object,
        ObjectLater,
        Batch,
        BatchLater,
    }

    private static readonly (string Query, string Expected)[] WithNull =
    [
        ("{ leaf }", """{"data":{"leaf":null}}"""),
        ("{ need }", """{"errors":[{"message":"Cannot return null for non-nullable field Data.need.","locations":[{"line":1,"column":3}],"path":["need"],"extensions":{"code":"INTERNAL"}}],"data":null}"""),
        ("{ nest { need } }", """{"errors":[{"message":"Cannot return null for non-nullable field Data.need.","locations":[{"line":1,"column":10}],"path":["nest","need"],"extensions":{"code":"INTERNAL"}}],"data":{"nest":null}}"""),
        ("{ nest { mustNest { leaf need } } leaf }", """{"errors":[{"message":"Cannot return null for non-nullable field Data.need.","locations":[{"line":1,"column":26}],"path":["nest","mustNest","need"],"extensions":{"code":"INTERNAL"}}],"data":{"nest":null,"leaf":null}}"""),
        ("{ mustNest { need } leaf }", """{"errors":[{"message":"Cannot return null for non-nullable field Data.need.","locations":[{"line":1,"column":14}],"path":["mustNest","need"],"extensions":{"code":"INTERNAL"}}],"data":null}"""),
        ("{ list { leaf } }", """{"data":{"list":[{"leaf":null},{"leaf":null}]}}"""),
        ("{ list { need } }", """{"errors":[{"message":"Cannot return null for non-nullable field Data.need.","locations":[{"line":1,"column":10}],"path":["list",0,"need"],"extensions":{"code":"INTERNAL"}},{"message":"Cannot return null for non-nullable field Data.need.","locations":[{"line":1,"column":10}],"path":["list",1,"need"],"extensions":{"code":"INTERNAL"}}],"data":{"list":[null,null]}}"""),
        ("{ needList { need } }", """{"errors":[{"message":"Cannot return null for non-nullable field Data.need.","locations":[{"line":1,"column":14}],"path":["needList",0,"need"],"extensions":{"code":"INTERNAL"}}],"data":{"needList":null}}"""),
        ("{ nest { mustList { need } } }", """{"errors":[{"message":"Cannot return null for non-nullable field Data.need.","locations":[{"line":1,"column":21}],"path":["nest","mustList",0,"need"],"extensions":{"code":"INTERNAL"}}],"data":{"nest":null}}"""),
    ];

    private static readonly (string Query, string Expected)[] WithError =
    [
        ("{ leaf }", """{"errors":[{"message":"leaf!","locations":[{"line":1,"column":3}],"path":["leaf"],"extensions":{"code":"OOPS"}}],"data":{"leaf":null}}"""),
        ("{ need }", """{"errors":[{"message":"need!","locations":[{"line":1,"column":3}],"path":["need"],"extensions":{"code":"OOPS"}}],"data":null}"""),
        ("{ nest { leaf a: need b: leaf } leaf }", """{"errors":[{"message":"leaf!","locations":[{"line":1,"column":10}],"path":["nest","leaf"],"extensions":{"code":"OOPS"}},{"message":"need!","locations":[{"line":1,"column":15}],"path":["nest","a"],"extensions":{"code":"OOPS"}},{"message":"leaf!","locations":[{"line":1,"column":33}],"path":["leaf"],"extensions":{"code":"OOPS"}}],"data":{"nest":null,"leaf":null}}"""),
        ("{ mustList { list { leaf } } }", """{"errors":[{"message":"leaf!","locations":[{"line":1,"column":21}],"path":["mustList",0,"list",0,"leaf"],"extensions":{"code":"OOPS"}},{"message":"leaf!","locations":[{"line":1,"column":21}],"path":["mustList",0,"list",1,"leaf"],"extensions":{"code":"OOPS"}},{"message":"leaf!","locations":[{"line":1,"column":21}],"path":["mustList",1,"list",0,"leaf"],"extensions":{"code":"OOPS"}},{"message":"leaf!","locations":[{"line":1,"column":21}],"path":["mustList",1,"list",1,"leaf"],"extensions":{"code":"OOPS"}}],"data":{"mustList":[{"list":[{"leaf":null},{"leaf":null}]},{"list":[{"leaf":null},{"leaf":null}]}]}}"""),
        ("{ leaf leaf ...F } fragment F on Data { leaf }", """{"errors":[{"message":"leaf!","locations":[{"line":1,"column":3},{"line":1,"column":8},{"line":1,"column":41}],"path":["leaf"],"extensions":{"code":"OOPS"}}],"data":{"leaf":null}}"""),
    ];

    public static TheoryData<Resolving, int> NullCases => Cases(WithNull.Length);

    public static TheoryData<Resolving, int> ErrorCases => Cases(WithError.Length);

    [Theory]
    [MemberData(nameof(NullCases))]
    public async Task A_null_moves_to_the_nearest_nullable_place(Resolving resolving, int index) =>
        Assert.Equal(WithNull[index].Expected, await Run.Query(Data(resolving, _ => null), WithNull[index].Query));

    [Theory]
    [MemberData(nameof(ErrorCases))]
    public async Task An_error_counts_as_null_and_is_reported_once(Resolving resolving, int index) =>
        Assert.Equal(
            WithError[index].Expected,
            await Run.Query(Data(resolving, field => throw new GraphQLException(field + "!", "OOPS")), WithError[index].Query));

    [Theory]
    [InlineData(3, """{"errors":[{"message":"leaf!","locations":[{"line":1,"column":10}],"path":["list",0,"leaf"],"extensions":{"code":"OOPS"}},{"message":"leaf!","locations":[{"line":1,"column":10}],"path":["list",1,"leaf"],"extensions":{"code":"OOPS"}},{"message":"leaf!","locations":[{"line":1,"column":17}],"path":["leaf"],"extensions":{"code":"OOPS"}}],"data":{"list":[{"leaf":null},{"leaf":null}],"leaf":null}}""")]
    [InlineData(1, """{"errors":[{"message":"leaf!","locations":[{"line":1,"column":10}],"path":["list",0,"leaf"],"extensions":{"code":"OOPS"}},{"message":"Too many execution errors, error limit reached. Further errors are not listed.","extensions":{"code":"OOPS"}}],"data":{"list":[{"leaf":null},{"leaf":null}],"leaf":null}}""")]
    public async Task Errors_are_listed_up_to_a_number(int maxErrors, string expected) => Assert.Equal(
        expected,
        await Run.Query(
            Data(Resolving.Plain, field => throw new GraphQLException(field + "!", "OOPS")), "{ list { leaf } leaf }", options: new EngineOptions { MaxErrors = maxErrors }));

    private static TheoryData<Resolving, int> Cases(int count)
    {
        var cases = new TheoryData<Resolving, int>();
        foreach (var resolving in Enum.GetValues<Resolving>())
        {
            for (var i = 0; i < count; i++)
            {
                cases.Add(resolving, i);
            }
        }

        return cases;
    }

    private static ObjectType Data(Resolving resolving, Func<string, object?> leaf)
    {
        ObjectType data = null!; // assigned on the next line, before the thunk runs
        return data = new ObjectType("Data", null, () =>
        [
            Field("leaf", S.String, () => leaf("leaf")),
            Field("need", S.String.NonNull(), () => leaf("need")),
            Field("nest", data, () => new object()),
            Field("mustNest", data.NonNull(), () => new object()),
            Field("list", data.List(), () => new[] { new object(), new object() }),
            Field("needList", data.NonNull().List(), () => new[] { new object(), new object() }),
            Field("mustList", data.NonNull().List().NonNull(), () => new[] { new object(), new object() }),
        ]);

        FieldDefinition Field(string name, GraphQLType type, Func<object?> value) => resolving switch
        {
            Resolving.Plain => new(name, type) { Resolve = _ => value() },
            Resolving.Object => new(name, type) { ResolveObject = _ => ValueTask.FromResult(value()) },
            Resolving.ObjectLater => new(name, type)
            {
                ResolveObject = async _ =>
                {
                    await Task.Yield();
                    return value();
                },
            },
            Resolving.Batch => new(name, type) { ResolveBatch = context => ValueTask.FromResult(Each(context, value)) },
            _ => new(name, type)
            {
                ResolveBatch = async context =>
                {
                    await Task.Yield();
                    return Each(context, value);
                },
            },
        };
    }

    private static IReadOnlyList<object?> Each(BatchResolveContext context, Func<object?> value) => [.. context.Sources.Select(_ => value())];
}
