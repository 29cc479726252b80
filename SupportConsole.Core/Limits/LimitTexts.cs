namespace SupportConsole.Core.Limits;

/// <summary>Texts that clients and support search for, to the letter (domain.md).</summary>
public static class LimitTexts
{
    /// <summary>Answer to new work of an account whose balance is negative (HTTP 400).</summary>
    public const string NegativeBalance = "Your current account balance is negative. Please top up to continue using the API";

    /// <summary>Answer to any work of a disabled account (HTTP 403).</summary>
    public const string Disabled = "This account is disabled";

    /// <summary>Error of a transcript whose workers were lost too often.</summary>
    /// <param name="attempts">How often it was tried.</param>
    public static string TooManyAttempts(int attempts) =>
        $"Transcription failed: the worker was lost {attempts} times in a row";
}
