using System.Security.Cryptography;
using System.Text;

namespace SupportConsole.Demo.Stripe;

/// <summary>
/// Ids of invented objects: the same at every call and every start, and with their customer in them, so that nothing
/// need be kept.
/// </summary>
internal static class DemoIds
{
    private const string CustomerPrefix = "cus_";
    private const int HashLength = 14;

    /// <summary>An object's id.</summary>
    /// <param name="prefix">Stripe's, such as <c>ch_</c>.</param>
    /// <param name="customerId">Whose.</param>
    /// <param name="tag">What it is among the customer's objects.</param>
    public static string Of(string prefix, string customerId, string tag) =>
        $"{prefix}{Bare(customerId)}_{Hash(customerId + ":" + tag)[..HashLength]}";

    /// <summary>A number from 0 to below <paramref name="sides"/>, always the same for a text.</summary>
    public static int Dice(string text, int sides) => (int)(Convert.ToUInt32(Hash(text)[..8], 16) % (uint)sides);

    private static string Bare(string customerId) =>
        customerId.StartsWith(CustomerPrefix, StringComparison.Ordinal)
            ? customerId[CustomerPrefix.Length..]
            : customerId;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
