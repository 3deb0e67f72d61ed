using System.Buffers;
using System.Text;
using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Response.Tables;
using GraphQLApi.Engine.Tests.Execution;
using GraphQLApi.Testing;

namespace GraphQLApi.Engine.Tests.Response.Tables;

public sealed class TableTests
{
    [Fact]
    public async Task Columns_stand_in_the_order_of_the_selection_and_are_called_by_their_paths() =>
        Assert.Equal(
            "kind,owner.name,owner.address.city,n\r\nDOG,Ann,Oslo,-3\r\nCAT,,,\r\n",
            await CsvAsync("{ pets { kind owner { name } ...Rest } } fragment Rest on Pet { n: number owner { address { city } } }"));

    [Fact]
    public async Task Text_is_quoted_where_it_must_be() =>
        Assert.Equal("text\r\n\"a,b\"\r\n\"say \"\"hi\"\"\"\r\n\"two\r\nlines\"\r\n plain \r\n\"\"\r\n", await CsvAsync("{ texts { text } }"));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("=\"a\",1", "\"'=\"\"a\"\",1\"")]
    [InlineData("a=1", "a=1")]
    public async Task Text_that_a_spreadsheet_would_run_is_escaped_and_numbers_are_not(string text, string cell)
    {
        Assert.Equal($"say,number\r\n{cell},-3\r\n", await CsvAsync("query Say($text: String!) { echo { say(text: $text) number } }", variables: new { text }));
        Assert.Equal(
            $"say\r\n{(text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")}\r\n",
            await CsvAsync("query Say($text: String!) { echo { say(text: $text) } }", new(TableLists.Join, EscapesFormulas: false), new { text }));
    }

    [Fact]
    public async Task A_list_is_joined_and_its_separator_escaped() =>
        Assert.Equal(
            "tags,visits.queue.name,visits.wait\r\na; b\\;c; d\\\\e,Sales; ,2.5; -1\r\n,,\r\n",
            await CsvAsync("{ pets { tags visits { queue { name } wait } } }"));

    [Fact]
    public async Task A_list_is_exploded_into_rows_and_an_empty_one_keeps_its_row() =>
        Assert.Equal(
            "kind,visits.queue.name,visits.wait\r\nDOG,Sales,2.5\r\nDOG,,-1\r\nCAT,,\r\n",
            await CsvAsync("{ pets { kind visits { queue { name } wait } } }", new(TableLists.Explode)));

    [Fact]
    public async Task A_list_inside_an_exploded_one_is_exploded_too() =>
        Assert.Equal(
            "kind,visits.wait,visits.notes\r\nDOG,2.5,x\r\nDOG,2.5,y\r\nDOG,-1,\r\nCAT,,\r\n",
            await CsvAsync("{ pets { kind visits { wait notes } } }", new(TableLists.Explode)));

    [Fact]
    public async Task Two_lists_side_by_side_cannot_be_exploded()
    {
        var refusal = await Assert.ThrowsAsync<GraphQLException>(() => CsvAsync("{ pets { tags visits { wait } } }", new(TableLists.Explode)));
        Assert.Equal(
            (ErrorCode.BadUserInput, "lists=explode makes a row for each element of one list, but \"tags\" and \"visits\" stand side by side. Select one of them, or use lists=join."),
            (refusal.Errors[0].Code, refusal.Message));
    }

    [Fact]
    public async Task Objects_of_several_types_share_their_columns() =>
        Assert.Equal(
            "things.name,things.owner.name,things.owner.address.city\r\nRex; Sofa,Ann; ,; Rome\r\n",
            await CsvAsync("{ echo { things { ... on Dog { name owner { name } } ... on Seat { name owner { address { city } } } } } }"));

    [Fact]
    public async Task Times_are_in_UTC_or_in_the_zone_asked_for()
    {
        Assert.Equal("at\r\n2026-03-01T22:30:00.250Z\r\n", await CsvAsync("{ echo { at } }"));
        Assert.Equal("at\r\n2026-03-02T04:00:00.250+05:30\r\n", await CsvAsync("{ echo { at } }", new(TableLists.Join, _ => new TimeSpan(5, 30, 0))));
        Assert.Equal("at\r\n2026-03-01T19:00:00.250-03:30\r\n", await CsvAsync("{ echo { at } }", new(TableLists.Join, _ => new TimeSpan(-3, -30, 0))));
    }

    [Fact]
    public async Task JSON_is_JSON_text_and_a_mark_begins_the_file() =>
        Assert.Equal("\uFEFFjson,flag\r\n\"{\"\"a\"\":[1,\"\"x\"\"]}\",true\r\n", await CsvAsync("{ echo { json flag } }", new(TableLists.Join, ByteOrderMark: true)));

    [Fact]
    public async Task The_object_of_a_wrapper_goes_without_its_name() =>
        Assert.Equal(
            "kind,owner.town,cursor\r\nDOG,Oslo,c\r\n",
            await CsvAsync("{ wraps { node { kind owner { town } } cursor } }", rows: new(["wraps"], "node")));

    [Fact]
    public async Task Two_columns_of_one_name_are_refused()
    {
        var refusal = await Assert.ThrowsAsync<GraphQLException>(() => CsvAsync("{ wraps { cursor node { cursor: kind } } }", rows: new(["wraps"], "node")));
        Assert.Equal("Two columns would be called \"cursor\": give one of them an alias.", refusal.Message);
    }

    [Fact]
    public async Task Lines_of_JSON_keep_lists_and_flatten_objects() =>
        Assert.Equal(
            """
            {"kind":"DOG","owner.name":"Ann","tags":["a","b;c","d\\e"],"visits":[{"queue":{"name":"Sales"},"wait":2.5},{"queue":null,"wait":-1}]}
            {"kind":"CAT","owner.name":null,"tags":[],"visits":null}

            """,
            await TextAsync("{ pets { kind owner { name } tags visits { queue { name } wait } } }", TableFormat.Ndjson, new(TableLists.Keep)));

    [Fact]
    public async Task Lines_of_JSON_join_lists_on_request() =>
        Assert.Equal(
            """
            {"kind":"DOG","visits.wait":"2.5; -1"}
            {"kind":"CAT","visits.wait":null}

            """,
            await TextAsync("{ pets { kind visits { wait } } }", TableFormat.Ndjson, new(TableLists.Join)));

    private static Task<string> CsvAsync(string text, TableOptions? options = null, object? variables = null, TableRows? rows = null) =>
        TextAsync(text, TableFormat.Csv, options ?? new(TableLists.Join), variables, rows);

    private static async Task<string> TextAsync(string text, TableFormat format, TableOptions options, object? variables = null, TableRows? rows = null)
    {
        var request = Run.Request(text, variables is null ? null : JsonSerializer.Serialize(variables));
        var opening = await Pipeline().OpenAsync(request, NoServices.Instance, null, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Null(opening.Refusal);
        using var query = opening.Query!;
        var table = query.Table(rows ?? new([query.Fields[0].ResponseKey]), format, options);
        var output = new ArrayBufferWriter<byte>();
        table.WriteHeader(output);
        var result = await query.ExecuteAsync();
        Assert.Empty(result.Errors);
        table.WriteRows(result, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static RequestPipeline Pipeline() => new(TableSchema.Build(), new EngineOptions(), new ManualTimeProvider(Run.Start));
}
