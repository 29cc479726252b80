using System.Globalization;

namespace SupportConsole.Core.Limits;

/// <summary>Texts that clients and support search for, to the letter (domain.md).</summary>
public static class LimitTexts
{
    /// <summary>Answer to new work of an account whose balance is negative (HTTP 400).</summary>
    public const string NegativeBalance =
        "Your current account balance is negative. Please top up to continue using the API";

    /// <summary>How the log's line of a refusal for negative balance begins: what support searches for.</summary>
    /// <param name="accountId">Whose work was refused.</param>
    public static string RefusalLogLine(string accountId) =>
        $"error triggered: {NegativeBalance} (account {accountId},";

    /// <summary>Answer to any work of a disabled account (HTTP 403).</summary>
    public const string Disabled = "This account is disabled";

    /// <summary>Answer to one streaming session too many in a minute (HTTP 429; close code 1008 at the edge).</summary>
    public const string TooManySessions = "Unauthorized connection: Too many concurrent sessions";

    /// <summary>The sentence of a refusal of all new work.</summary>
    public static string Of(NewWorkRefusal refusal) => refusal == NewWorkRefusal.Disabled ? Disabled : NegativeBalance;

    /// <summary>Answer to one LeMUR request too many (HTTP 429).</summary>
    /// <param name="limit">Requests in any 60 seconds.</param>
    public static string LemurLimitReached(int limit) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Too many LeMUR requests: at most {limit:N0} are allowed in any 60 seconds"
        );

    /// <summary>Error of a transcript whose workers were lost too often.</summary>
    /// <param name="attempts">How often it was tried.</param>
    public static string TooManyAttempts(int attempts) =>
        $"Transcription failed: the worker was lost {attempts} times in a row";
}
