using System.Linq.Expressions;
using System.Reflection;
using GraphQLApi.Analytics.Filtering;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Coverage;

/// <summary>
/// The time a filter asks about (SEMANTICS §1.3): bounds that have to hold, so those under <c>and</c> count and those under <c>or</c> do not.
/// Visits and segments may also be bounded by their session's start, which is what the ledger records: then nothing has to be looked back for.
/// </summary>
internal static class AskedRanges
{
    public static AskedRange Of(FilterNode root, MemberInfo time, bool looksBack, IReadOnlyList<object?> values)
    {
        var own = new Bounds();
        var start = new Bounds();
        Collect(root, isOwn: true);
        return looksBack
            ? new AskedRange(start.From ?? own.From, Earlier(start.To, own.To), LookBack: start.From is null)
            : new AskedRange(Later(own.From, start.From), Earlier(own.To, start.To));

        void Collect(FilterNode node, bool isOwn)
        {
            switch (node)
            {
                case AllOf { Parts: var parts }:
                    foreach (var part in parts)
                    {
                        Collect(part, isOwn);
                    }

                    break;
                case Within { Field: "session" or "conversation" } within:
                    Collect(within.Inner, isOwn: false);
                    break;
                case Comparison comparison when isOwn && Member(comparison.Column) == time:
                    own.Add(comparison, values);
                    break;
                case Comparison comparison when !isOwn && IsSessionStart(comparison.Column):
                    start.Add(comparison, values);
                    break;
            }
        }
    }

    private static bool IsSessionStart(LambdaExpression column) =>
        Member(column) is { Name: nameof(SessionRow.StartTime), DeclaringType: var owner } && (owner == typeof(SessionRow) || owner == typeof(ConversationRow));

    // Not the lambdas themselves: several may name one column.
    private static MemberInfo? Member(LambdaExpression column) => (column.Body as MemberExpression)?.Member;

    private static DateTime? Later(DateTime? left, DateTime? right) => left is null || right > left ? right ?? left : left;

    private static DateTime? Earlier(DateTime? left, DateTime? right) => left is null || right < left ? right ?? left : left;

    /// <summary>Half-open, to the millisecond that the cache compares by.</summary>
    private sealed class Bounds
    {
        public DateTime? From { get; private set; }

        public DateTime? To { get; private set; }

        public void Add(Comparison comparison, IReadOnlyList<object?> values)
        {
            var value = comparison.Predicate == Predicate.HasNoValue ? null : values[comparison.Parameter];
            if (value is DateTime[] times && comparison is { IsNegated: false })
            {
                Narrow(times.Min(), Next(times.Max()));
            }

            if (value is not DateTime time)
            {
                return;
            }

            switch (comparison.Predicate.Name, comparison.IsNegated)
            {
                case ("eq", false): Narrow(time, Next(time)); break;
                case ("gte", false) or ("lt", true): Narrow(time, null); break;
                case ("gt", false) or ("lte", true): Narrow(Next(time), null); break;
                case ("lt", false) or ("gte", true): Narrow(null, time); break;
                case ("lte", false) or ("gt", true): Narrow(null, Next(time)); break;
            }
        }

        private void Narrow(DateTime? from, DateTime? to)
        {
            From = Later(From, from);
            To = Earlier(To, to);
        }

        private static DateTime Next(DateTime time) => time < DateTime.MaxValue.AddMilliseconds(-1) ? time.AddMilliseconds(1) : time;
    }
}
