using SupportConsole.Api.Transcripts;
using SupportConsole.Core.Texts;

namespace SupportConsole.Api.Requests;

/// <summary>
/// Every field that a request may have. A wrong type, a wrong value and a missing one get the same sentence.
/// </summary>
internal static class FieldRules
{
    public const int MaximumBatch = 1_000;

    private const string IdentifierSentence = "must be 1 to 64 characters out of A-Z a-z 0-9 _ -";
    private const string BatchSentence = "must be a list of 1 to 1,000 objects";
    private const string BooleanSentence = "must be true or false";
    private const string TokensSentence = "must be a whole number from 0 to 100,000,000";
    private const decimal MostDollars = 1_000_000;
    private const decimal MostTokens = 100_000_000;
    private const int MicroDollar = 6;

    public static readonly TextRule AccountId = Identifier("accountId");
    public static readonly TextRule ProjectId = Identifier("projectId");
    public static readonly TextRule ApiKeyId = Identifier("apiKeyId");

    /// <summary>
    /// A transcript's id. The words that stand in its place in the paths of this API would make it unreadable.
    /// </summary>
    public static readonly TextRule TranscriptId = new(
        "id",
        $"{IdentifierSentence}, and none of the words {string.Join(", ", TranscriptEndpoints.Verbs)}",
        text =>
            TextRules.IsIdentifier(text) && !TranscriptEndpoints.Verbs.Contains(text, StringComparer.OrdinalIgnoreCase)
    );

    public static readonly TextRule Email = new(
        "email",
        "must be an e-mail address of at most 254 characters",
        SingleLine.IsEmail
    );
    public static readonly TextRule Name = Printable("name", 200);
    public static readonly FieldRule Plan = new("plan", "must be free, payAsYouGo, contracted or enterprise");
    public static readonly TextRule StripeCustomerId = new(
        "stripeCustomerId",
        "must be 1 to 64 characters out of A-Z a-z 0-9 _",
        TextRules.IsStripeId
    );
    public static readonly FieldRule AutoPay = new(
        "autoPay",
        "must be null or an object with belowUsd and bringBackToUsd"
    );
    public static readonly NumberRule BelowUsd = new(
        "belowUsd",
        "must be an amount from 0 to 1,000,000 with at most 6 decimals",
        0,
        MostDollars,
        MicroDollar
    );
    public static readonly NumberRule BringBackToUsd = new(
        "bringBackToUsd",
        "must be an amount above belowUsd, at most 1,000,000, with at most 6 decimals",
        0,
        MostDollars,
        MicroDollar
    );
    public static readonly FieldRule EomBilling = new("eomBilling", BooleanSentence);
    public static readonly FieldRule Disabled = new("disabled", BooleanSentence);

    public static readonly FieldRule Transcripts = new("transcripts", BatchSentence);
    public static readonly TextRule Model = Printable("model", 64);
    public static readonly TextRule AudioUrl = new(
        "audioUrl",
        "must be an absolute http or https address of at most 2,048 characters",
        TextRules.IsWebUrl
    );

    public static readonly TextRule RequestId = Printable("requestId", 64);
    public static readonly TextRule SessionId = Identifier("sessionId");
    public static readonly NumberRule Seconds = new(
        "seconds",
        "must be a number from 0 to 10,800",
        0,
        10_800,
        Decimals: 28
    );
    public static readonly NumberRule InputTokens = new("inputTokens", TokensSentence, 0, MostTokens);
    public static readonly NumberRule OutputTokens = new("outputTokens", TokensSentence, 0, MostTokens);

    public static readonly TextRule WorkerId = Printable("workerId", 128);
    public static readonly NumberRule Max = new("max", "must be a whole number from 1 to 1,000", 1, MaximumBatch);
    public static readonly NumberRule WaitSeconds = new("waitSeconds", "must be a whole number from 0 to 30", 0, 30);
    public static readonly NumberRule LeaseSeconds = new(
        "leaseSeconds",
        "must be a whole number from 5 to 3,600",
        5,
        3_600
    );

    public static readonly FieldRule Leases = new("leases", BatchSentence);
    public static readonly FieldRule Results = new("results", BatchSentence);
    public static readonly TextRule LeaseToken = Printable("leaseToken", 128);
    public static readonly FieldRule Status = new("status", "must be completed or error");

    /// <summary>Of a list's filter, by the same name.</summary>
    public static readonly FieldRule TranscriptStatus = new("status", "must be queued, processing, completed or error");
    public static readonly FieldRule ThrottledOnly = new("throttledOnly", BooleanSentence);
    public static readonly NumberRule Limit = new("limit", "must be a whole number from 1 to 200", 1, 200);
    public static readonly TextRule BeforeId = Identifier("beforeId");
    public static readonly TextRule AfterId = Identifier("afterId");
    public static readonly NumberRule AudioSeconds = new(
        "audioSeconds",
        "must be a number from 0 to 360,000",
        0,
        360_000,
        Decimals: 28
    );
    public static readonly TextRule Error = new(
        "error",
        "must be a text of at most 2,000 characters",
        TextRules.IsMessage
    )
    {
        IsMultiline = true,
    };

    public static readonly NumberRule AmountUsd = new(
        "amountUsd",
        "must be an amount above 0, at most 1,000,000, with at most 6 decimals",
        0.000001m,
        MostDollars,
        MicroDollar
    );
    public static readonly NumberRule AdjustmentUsd = new(
        "amountUsd",
        "must be an amount from -1,000,000 to 1,000,000 other than 0, with at most 6 decimals",
        -MostDollars,
        MostDollars,
        MicroDollar
    )
    {
        AllowsZero = false,
    };
    public static readonly FieldRule Kind = new("kind", "must be deposit, refund or adjustment");
    public static readonly TextRule Reference = Printable("reference", 100);

    /// <summary>What a customer's program sent: which texts are keys is for the lookup to say.</summary>
    public static readonly TextRule ApiKey = new("apiKey", "must be a text, the whole API key", _ => true);

    /// <summary>
    /// The rules by name in JSON, which is matched like everything in a request: without regard to case.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, FieldRule> ByName = new FieldRule[]
    {
        AccountId,
        ProjectId,
        ApiKeyId,
        TranscriptId,
        Email,
        Name,
        Plan,
        StripeCustomerId,
        AutoPay,
        BelowUsd,
        BringBackToUsd,
        EomBilling,
        Disabled,
        Transcripts,
        Model,
        AudioUrl,
        RequestId,
        SessionId,
        Seconds,
        InputTokens,
        OutputTokens,
        WorkerId,
        Max,
        WaitSeconds,
        LeaseSeconds,
        Leases,
        Results,
        LeaseToken,
        Status,
        ThrottledOnly,
        Limit,
        BeforeId,
        AfterId,
        Kind,
        AudioSeconds,
        Error,
        AmountUsd,
        Reference,
        ApiKey,
    }.ToDictionary(rule => rule.Name, StringComparer.OrdinalIgnoreCase);

    private static TextRule Identifier(string name) => new(name, IdentifierSentence, TextRules.IsIdentifier);

    private static TextRule Printable(string name, int maximumLength) =>
        new(
            name,
            $"must be a text of 1 to {maximumLength} characters without control characters or blanks around it",
            text => SingleLine.IsPrintable(text, maximumLength)
        );
}
