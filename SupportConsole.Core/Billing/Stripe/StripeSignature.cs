using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportConsole.Core.Billing.Stripe;

/// <summary>
/// Checks that a webhook call comes from Stripe and is fresh. Source: Stripe's documentation, "Verify webhook
/// signatures manually".
/// </summary>
public static class StripeSignature
{
    /// <summary>
    /// How far a signature's time may be from ours, either way: what is older may be somebody's recording.
    /// </summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string Scheme = "v1";

    /// <summary>True when one of the header's signatures is of this body, with this secret and of our time.</summary>
    /// <param name="header">
    /// Value of <c>Stripe-Signature</c>: <c>t=seconds,v1=hex,...</c>; during a change of the secret there are several.
    /// </param>
    /// <param name="body">As it was received, byte by byte.</param>
    /// <param name="secret">The endpoint's signing secret.</param>
    /// <param name="now">Our time.</param>
    public static bool IsValid(string? header, ReadOnlySpan<byte> body, string secret, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(header) || Time(header) is not { } seconds)
        {
            return false;
        }

        var timestamp = Encoding.UTF8.GetBytes(seconds.ToString(CultureInfo.InvariantCulture) + ".");
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        using (var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret)))
        {
            mac.AppendData(timestamp);
            mac.AppendData(body);
            mac.GetHashAndReset(expected);
        }

        var isSigned = false;
        foreach (var given in Values(header, Scheme))
        {
            isSigned |=
                given.Length == 2 * HMACSHA256.HashSizeInBytes
                && IsHex(given)
                && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(given), expected);
        }

        return isSigned && Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) <= (decimal)Tolerance.TotalSeconds;
    }

    /// <summary>The header's value for a body: for tests and for trying the endpoint by hand.</summary>
    public static string Sign(ReadOnlySpan<byte> body, string secret, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(seconds + "."), .. body];
        return $"t={seconds},{Scheme}={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }

    private static long? Time(string header) =>
        Values(header, "t").FirstOrDefault() is { } text
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : null;

    private static IEnumerable<string> Values(string header, string name) =>
        header
            .Split(',')
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2 && pair[0].Trim() == name)
            .Select(pair => pair[1].Trim());

    private static bool IsHex(string text) => text.All(char.IsAsciiHexDigit);
}
