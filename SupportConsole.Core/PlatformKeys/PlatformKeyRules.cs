using SupportConsole.Core.Audit;
using SupportConsole.Core.Texts;

namespace SupportConsole.Core.PlatformKeys;

/// <summary>What may be asked for: the dialogs ask as one types, the service asks again.</summary>
public static class PlatformKeyRules
{
    public const int MaximumNameLength = 64;

    /// <summary>How long a key may work beside its successor.</summary>
    public static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(30);

    /// <summary>How far away an end may be.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(5 * 366);

    /// <summary>What is wrong, field by field; empty when nothing is.</summary>
    public static IReadOnlyList<PlatformKeyProblem> Validate(PlatformKeyRequest request, DateTimeOffset now)
    {
        IEnumerable<PlatformKeyProblem> own = request switch
        {
            PlatformKeyCreation create =>
            [
                .. Problem(nameof(create.Name), NameProblem(create.Name)),
                .. Problem(nameof(create.Scopes), ScopesProblem(create.Scopes)),
                .. Problem(nameof(create.ExpiresAt), ExpiryProblem(create.ExpiresAt, now)),
            ],
            PlatformKeyRotation rotate =>
            [
                .. Problem(nameof(rotate.Overlap), OverlapProblem(rotate.Overlap)),
                .. Problem(nameof(rotate.ExpiresAt), ExpiryProblem(rotate.ExpiresAt, now)),
            ],
            _ => [],
        };
        return
        [
            .. own,
            .. Problem(nameof(request.Reason), Justification.ReasonProblem(request.Reason)),
            .. Problem(nameof(request.CorrelationId), Justification.AttemptProblem(request.CorrelationId)),
        ];
    }

    /// <summary>The same name to people: blanks around it and case do not count.</summary>
    public static bool IsSameName(string one, string other) =>
        string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string? NameProblem(string name)
    {
        var text = name.Trim();
        return text.Length == 0 ? PlatformKeyTexts.NameMissing
            : text.Length > MaximumNameLength ? PlatformKeyTexts.NameTooLong(text.Length)
            : VisibleText.Problem(text, "name", isMultiline: false);
    }

    private static string? ScopesProblem(PlatformScopes scopes) =>
        (scopes & PlatformScopes.All) == PlatformScopes.None || (scopes & ~PlatformScopes.All) != PlatformScopes.None
            ? PlatformKeyTexts.ScopesMissing
            : null;

    private static string? ExpiryProblem(DateTimeOffset? expiresAt, DateTimeOffset now) =>
        expiresAt <= now ? PlatformKeyTexts.ExpiryPast
        : expiresAt > now + LongestLife ? PlatformKeyTexts.ExpiryTooFar
        : null;

    private static string? OverlapProblem(TimeSpan overlap) =>
        overlap < TimeSpan.Zero || overlap > LongestOverlap ? PlatformKeyTexts.OverlapOutOfRange : null;

    private static IEnumerable<PlatformKeyProblem> Problem(string field, string? message) =>
        message is null ? [] : [new(field, message)];
}
