using System.Buffers;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Execution;

namespace GraphQLApi.Engine.Response.Tables;

/// <summary>
/// Writes the objects of one list of an answer as the rows of a table: another serialisation of the same tree (specification §7.2). Columns stand in the
/// order of the selection; those of nested objects are called <c>outer.inner</c>. Belongs to one request; not safe for concurrent use.
/// </summary>
public sealed class Table
{
    private readonly TableRows rows;
    private readonly TableGroup group;
    private readonly TableLine line;
    private readonly IReadOnlyList<ExplodedList> exploded;

    internal Table(OperationPlan plan, TableRows rows, TableFormat format, TableOptions options)
    {
        this.rows = rows;
        var columns = new TableColumns(plan.Schema, options);
        group = columns.Rows(Find(plan, rows.Path), rows.Unprefixed);
        exploded = columns.Exploded;
        Columns = [.. group.Names("")];
        if (Columns.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new GraphQLException($"Two columns would be called \"{twice.Key}\": give one of them an alias.", ErrorCode.BadUserInput);
        }

        line = format == TableFormat.Csv ? new CsvLine(Columns, options) : new NdjsonLine(Columns, options);
    }

    /// <summary>The names of the columns in their order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Writes what stands before the first row; nothing in NDJSON.</summary>
    public void WriteHeader(IBufferWriter<byte> output) => line.WriteHeader(output);

    /// <summary>Writes the rows of one execution and says how many objects they were; under <see cref="TableLists.Explode"/> they may be more lines.</summary>
    /// <param name="piece">Must have no errors: they would show as empty cells.</param>
    /// <param name="output">Takes the bytes.</param>
    public int WriteRows(ExecutionResult piece, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(piece);
        object? value = piece.Data;
        foreach (var key in rows.Path)
        {
            value = value is ResultObject parent ? parent.Values[Array.FindIndex(parent.Plan.Fields, field => field.ResponseKey == key)] : null;
        }

        if (value is not object?[] items)
        {
            return 0;
        }

        foreach (var item in items)
        {
            WriteLines((ResultObject)item!, 0, item, output); // no errors, and items of connections are not null
        }

        return items.Length;
    }

    private void WriteLines(ResultObject row, int depth, object? anchor, IBufferWriter<byte> output)
    {
        if (depth == exploded.Count)
        {
            line.Begin(output);
            group.Write(row, line);
            line.End();
            return;
        }

        var list = exploded[depth];
        if (list.Find(anchor) is not { Length: > 0 } items)
        {
            list.Current = null;
            WriteLines(row, depth + 1, null, output);
            return;
        }

        foreach (var item in items)
        {
            list.Current = item;
            WriteLines(row, depth + 1, item, output);
        }
    }

    private static FieldPlan Find(OperationPlan plan, IReadOnlyList<string> path)
    {
        var field = plan.Root.Fields.First(field => field.ResponseKey == path[0]);
        foreach (var key in path.Skip(1))
        {
            field = field.Select((Types.ObjectType)field.Definition.Type.Named).Fields.First(inner => inner.ResponseKey == key);
        }

        return field;
    }
}
