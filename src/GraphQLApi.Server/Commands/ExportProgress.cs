using System.Globalization;
using GraphQLApi.Server.Export;

namespace GraphQLApi.Server.Commands;

/// <summary>Rows, rows a second and time left on one line of stderr, where a person sees it.</summary>
internal sealed class ExportProgress(CommandContext context, OpenTable table)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private readonly long started = context.Time.GetTimestamp();
    private TimeSpan shown = -Pace;
    private int width;

    /// <summary>What was written, when it is.</summary>
    public string Summary
    {
        get
        {
            var seconds = context.Time.GetElapsedTime(started).TotalSeconds;
            return string.Create(CultureInfo.InvariantCulture, $"{table.Rows} rows in {seconds:0.0} s, {Rate(seconds):0} rows/s.");
        }
    }

    public void Show()
    {
        var elapsed = context.Time.GetElapsedTime(started);
        if (!context.IsErrorInteractive || elapsed - shown < Pace)
            return;
        shown = elapsed;
        var rate = Rate(elapsed.TotalSeconds);
        var line = string.Create(CultureInfo.InvariantCulture, $"{table.Rows} rows, {rate:0} rows/s{Left(rate)}");
        context.Error.Write('\r' + line.PadRight(width));
        width = line.Length;
    }

    /// <summary>Leaves the line to what comes next.</summary>
    public void End()
    {
        if (width > 0)
            context.Error.Write('\r' + new string(' ', width) + '\r');
    }

    private double Rate(double seconds) => table.Rows / Math.Max(seconds, 0.001);

    private string Left(double rate) => table.TotalCount is { } total && rate > 0
        ? string.Create(CultureInfo.InvariantCulture, $" of {total}, {TimeSpan.FromSeconds(Math.Ceiling(Math.Max(0, total - table.Rows) / rate)):c} left")
        : "";
}
