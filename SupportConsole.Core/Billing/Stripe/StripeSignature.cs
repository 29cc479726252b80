using System.Text;
using StripeNet = global::Stripe;

namespace SupportConsole.Core.Billing.Stripe;

/// <summary>Checks that a webhook call comes from Stripe and is fresh, by Stripe's own library.</summary>
public static class StripeSignature
{
    /// <summary>
    /// How far a signature's time may be from ours, either way: what is older may be somebody's recording.
    /// </summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>True when one of the header's signatures is of this body, with one of the secrets and fresh.</summary>
    /// <param name="header">
    /// Value of <c>Stripe-Signature</c>: <c>t=seconds,v1=hex,...</c>; during a change of the secret there are several.
    /// </param>
    /// <param name="body">As it was received, byte by byte.</param>
    /// <param name="secrets">The endpoint's signing secrets: two while one takes the place of the other.</param>
    /// <param name="now">Our time.</param>
    public static bool IsValid(string? header, ReadOnlySpan<byte> body, IEnumerable<string> secrets, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(header))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(body);
        return secrets.Any(secret => IsValid(header, text, secret, now));
    }

    private static bool IsValid(string header, string body, string secret, DateTimeOffset now)
    {
        try
        {
            StripeNet.EventUtility.ValidateSignature(
                body,
                header,
                secret,
                (long)Tolerance.TotalSeconds,
                now.ToUnixTimeSeconds()
            );
            return true;
        }
        catch (StripeNet.StripeException)
        {
            // The library's way to say that the signature does not fit.
            return false;
        }
    }
}
