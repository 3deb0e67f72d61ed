using System.Buffers;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text.Json;
using GraphQLApi.Upstream.Simulator.Access;
using GraphQLApi.Upstream.Simulator.Data;
using GraphQLApi.Upstream.Simulator.Faults;
using Microsoft.AspNetCore.Http;

namespace GraphQLApi.Upstream.Simulator.Endpoints;

/// <summary>Endpoint 1 and its alias: POST …/v2/interactionDetails?offset=&amp;limit= (CONTRACT §4).</summary>
internal sealed class InteractionDetailsEndpoint(SimulatorOptions options, IRecordSource source, SimulatorFaults faults, TimeProvider time)
{
    private const int MaximumLimit = 100;
    private const int MaximumPage = 10;

    private readonly ConcurrentDictionary<string, bool> arrived = new(StringComparer.Ordinal);

    public async Task<VendorAnswer> AnswerAsync(HttpContext http, CallFaults struck)
    {
        var profile = options.Profile;
        var query = http.Request.Query;
        var (limit, offset) = InteractionDetailsRequest.Paging(query["limit"], query["offset"]);
        if (profile.DefaultInvalidLimit)
            limit ??= MaximumLimit;
        if (limit is null || await ReadBodyAsync(http) is not { } request)
            return VendorAnswer.Error(profile.InvalidBodyStatus, VendorMessages.InvalidArguments);
        if (limit > MaximumLimit && profile.RefuseLimitAboveMaximum)
            return VendorAnswer.Error(400, VendorMessages.InvalidArguments);
        if (offset > MaximumPage && Offsets == OffsetUnit.Page)
            return profile.RefuseOffsetAboveMaximum ? VendorAnswer.Error(400, VendorMessages.InvalidArguments) : Envelope([], 0, request, 0);
        if (request.Dates.IsTooLong)
        {
            if (LongRangeAnswer(request) is { } answer)
                return answer;
            request = request with { Dates = request.Dates.LastSevenDays() };
        }

        return Page(request, Math.Min(limit.Value, MaximumLimit), offset, struck);
    }

    private OffsetUnit Offsets => faults.WrongOffsetMode == (options.Profile.OffsetMode == OffsetUnit.Record) ? OffsetUnit.Page : OffsetUnit.Record;

    private VendorAnswer? LongRangeAnswer(InteractionDetailsRequest request) => options.Profile.LongRange switch
    {
        Simulator.LongRangeAnswer.BadRequest => VendorAnswer.Error(400, VendorMessages.RangeTooLong),
        Simulator.LongRangeAnswer.PreconditionFailed => VendorAnswer.Error(412, VendorMessages.RangeTooLong),
        Simulator.LongRangeAnswer.Empty => Envelope([], 0, request, 0),
        _ => null,
    };

    private VendorAnswer Page(InteractionDetailsRequest request, int limit, int offset, CallFaults struck)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var dates = request.Dates;
        var page = new RecordPage(source.StartingIn(dates.From, dates.To, now).Where(record => request.Accepts(record, now)), now).Sort();
        // A row that has come stays: each is late once.
        if (offset == 0 && page.Latecomer(limit) is { } late && !arrived.ContainsKey(late.SessionId) && struck.Strikes(SimulatorFault.InsertedRow)
            && arrived.TryAdd(late.SessionId, true))
            page.Hide(late);
        var skip = Offsets == OffsetUnit.Page ? offset * limit : offset;
        var rows = options.Profile.LimitPerSource ? page.RowsPerSource(skip, limit) : page.Rows(skip, limit);
        if (skip > 0 && rows.Count > 0 && struck.Strikes(SimulatorFault.DuplicateRows))
            rows.InsertRange(0, page.Rows(skip - 1, 1));
        return Envelope(rows, options.Profile.NumResults == NumResultsMeaning.Total ? page.Total : rows.Count, request, now);
    }

    private VendorAnswer Envelope(List<SimulatedRecord> rows, int numResults, InteractionDetailsRequest request, long now)
    {
        var renderer = new RecordRenderer(
            request.TimeZoneOffset, request.SelectedFields, options.Traps.HasFlag(SimulatorTraps.DoubleZoneShift));
        var body = new ArrayBufferWriter<byte>(4096 + (rows.Count * 2048));
        body.Write("{\"numResults\":"u8);
        Utf8Formatter.TryFormat(numResults, body.GetSpan(16), out var digits);
        body.Advance(digits);
        body.Write(",\"data\":["u8);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0)
                body.Write(","u8);
            renderer.Render(rows[i].JsonAt(now).Span, body);
        }

        body.Write("]}"u8);
        return VendorAnswer.Json(body.WrittenMemory);
    }

    private static async Task<InteractionDetailsRequest?> ReadBodyAsync(HttpContext http)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            return InteractionDetailsRequest.Parse(body.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
