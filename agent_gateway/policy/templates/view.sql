-- {{table}} reads with the rights of whoever asks, or it would show what its owner sees.
alter view {{table}} set (security_invoker = true);
