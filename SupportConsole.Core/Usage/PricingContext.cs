using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Usage;

/// <summary>The prices that commands charge by.</summary>
internal static class PricingContext
{
    extension(CommandContext context)
    {
        public PriceBook Prices => context.Settings<PriceBook>();
    }
}
