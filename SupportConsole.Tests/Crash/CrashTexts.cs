using System.Globalization;

namespace SupportConsole.Tests.Crash;

/// <summary>Refusals to the letter.</summary>
internal static class CrashTexts
{
    /// <summary>To new work of an account whose balance is negative.</summary>
    public const string NegativeBalance =
        "Your current account balance is negative. Please top up to continue using the API";

    /// <summary>To one session too many in a minute.</summary>
    public const string TooManySessions = "Unauthorized connection: Too many concurrent sessions";

    /// <summary>To one LeMUR request too many in 60 seconds.</summary>
    public static string TooManyRequests(int limit) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Too many LeMUR requests: at most {limit:N0} are allowed in any 60 seconds"
        );
}
