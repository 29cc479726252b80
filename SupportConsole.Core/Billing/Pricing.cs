namespace SupportConsole.Core.Billing;

/// <summary>What finished work costs.</summary>
public static class Pricing
{
    private const long MillisecondsPerHour = 3_600_000;

    /// <summary>The price of audio of this length, prorated, rounded to the micro-dollar, halves away from zero.</summary>
    /// <param name="audioMilliseconds">Length of the audio in milliseconds, 0 or more.</param>
    /// <param name="usdPerHour">Price of one hour of audio.</param>
    public static Money OfAudio(long audioMilliseconds, decimal usdPerHour)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(audioMilliseconds);
        return Money.FromDollars(audioMilliseconds * usdPerHour / MillisecondsPerHour);
    }
}
