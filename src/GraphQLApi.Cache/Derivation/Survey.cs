using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Cache.Derivation;

/// <summary>A record's survey answers, where they lie inside their scale (SEMANTICS §4.4, CONTRACT §4.5).</summary>
internal readonly record struct Survey(int? CsatScore, string? CsatFeedback, int? NpsScore, int? LikeDislikeScore, string? SurveyType)
{
    /// <summary>A score was outside its scale or belongs to another type of survey, and is left out.</summary>
    public bool IsDoubtful { get; private init; }

    public static Survey Read(InteractionDto dto)
    {
        var type = VendorText.Scalar(dto.SurveyType);
        var isCsat = type is null || type.Equals("csat", StringComparison.OrdinalIgnoreCase);
        var csat = dto.CsatScore is >= 1 and <= 5 && isCsat ? dto.CsatScore : null;
        var nps = dto.NpsScore is >= 0 and <= 10 ? dto.NpsScore : null;
        var like = dto.LikeDislikeScore is 0 or 1 ? dto.LikeDislikeScore : null;

        // Feedback comes with every type of survey, against the vendor's table.
        return new Survey(csat, VendorText.Scalar(dto.CsatFeedback), nps, like, type)
        {
            IsDoubtful = csat != dto.CsatScore || nps != dto.NpsScore || like != dto.LikeDislikeScore,
        };
    }
}
